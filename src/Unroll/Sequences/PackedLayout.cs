namespace Unroll;

/// <summary>
/// Where the steps of a batch's sequences lie when they are packed without padding: the longest sequence first, then
/// all first steps, all second steps and so on. Sequences <c>abc</c> and <c>x</c> lie as <c>axbc</c>, with batch sizes
/// 2 1 1. The sequences that reach a step are therefore always the first ones.
/// </summary>
public sealed class PackedLayout
{
    private readonly int[] _lengths;
    private readonly int[] _batchSizes;
    private readonly int[] _offsets;
    private readonly int[]? _sorted;
    private readonly int[]? _unsorted;
    private int[]? _before;
    private int[]? _after;
    private int[]? _places;

    private PackedLayout(int[] lengths, int[]? sorted, int[]? unsorted)
    {
        Rows = RowsOf(lengths);
        _lengths = lengths;
        _sorted = sorted;
        _unsorted = unsorted;
        for (var place = 0; place < sorted?.Length && !IsReordered; place++)
            IsReordered = sorted[place] != place;
        _batchSizes = new int[lengths[0]];
        _offsets = new int[lengths[0]];
        var sequences = lengths.Length;
        var rows = 0;
        for (var step = 0; step < _batchSizes.Length; step++)
        {
            while (lengths[sequences - 1] <= step)
                sequences--;
            _batchSizes[step] = sequences;
            _offsets[step] = rows;
            rows += sequences;
        }
    }

    /// <summary>Lays out sequences of the given lengths.</summary>
    /// <param name="lengths">Steps of each sequence, 1 or more.</param>
    /// <param name="enforceSorted">
    /// Whether the lengths must be given in descending order; otherwise they are sorted, equal ones staying in the
    /// order given.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No sequence, or lengths that are not in descending order although that is enforced.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    public static PackedLayout Of(ReadOnlySpan<int> lengths, bool enforceSorted = false) =>
        Of(lengths, enforceSorted, nameof(lengths), "is");

    /// <summary>The same for sequences instead of lengths, which changes the messages.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{int}, bool)"/>
    internal static PackedLayout OfSequences(ReadOnlySpan<int> lengths, bool enforceSorted) =>
        Of(lengths, enforceSorted, "sequences", "has length");

    private static PackedLayout Of(ReadOnlySpan<int> lengths, bool enforceSorted, string parameter, string verb)
    {
        if (lengths.Length == 0)
            throw new ArgumentException($"{parameter} is empty, but a batch needs at least one sequence", parameter);
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 1)
                throw new ArgumentOutOfRangeException(parameter, $"{parameter}[{i}] {verb} {lengths[i]}, "
                    + "but a sequence has at least 1 step; leave empty sequences out of the batch");
            if (enforceSorted && i > 0 && lengths[i] > lengths[i - 1])
            {
                throw new ArgumentException(
                    $"{parameter}[{i}] {verb} {lengths[i]}, more than the {lengths[i - 1]} before it, "
                    + "but enforceSorted asks for descending lengths; sort them or pass enforceSorted: false",
                    parameter);
            }
        }
        if (enforceSorted)
            return new PackedLayout(lengths.ToArray(), null, null);
        // Longest first, ties in the order given: the key is unique, so an unstable sort is enough.
        var keys = new long[lengths.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)(int.MaxValue - lengths[i]) << 32) | (uint)i;
        Array.Sort(keys);
        int[] sorted = new int[keys.Length], unsorted = new int[keys.Length], ordered = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            sorted[i] = (int)keys[i];
            unsorted[sorted[i]] = i;
            ordered[i] = lengths[sorted[i]];
        }
        return new PackedLayout(ordered, sorted, unsorted);
    }

    /// <summary>A layout of sequences that are all of one length: a padded batch without padding.</summary>
    internal static PackedLayout Uniform(int steps, int sequences)
    {
        var lengths = new int[sequences];
        Array.Fill(lengths, steps);
        return new PackedLayout(lengths, null, null);
    }

    /// <summary>How many sequences there are.</summary>
    public int Sequences => _lengths.Length;

    /// <summary>Steps of the longest sequence.</summary>
    public int Steps => _batchSizes.Length;

    /// <summary>Steps of all sequences together: rows of the packed data.</summary>
    public int Rows { get; }

    /// <summary>How many sequences reach each step.</summary>
    public ReadOnlySpan<int> BatchSizes => _batchSizes;

    /// <summary>The row at which each step begins.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>The lengths in packed order, descending.</summary>
    public ReadOnlySpan<int> SortedLengths => _lengths;

    /// <summary>Whether the sequences were sorted here, so that packed and given order may differ.</summary>
    public bool IsSorted => _sorted is not null;

    /// <summary>Whether packed and given order do differ.</summary>
    internal bool IsReordered { get; }

    /// <summary>
    /// For each place in packed order, which of the given sequences lies there; empty if the order was given.
    /// </summary>
    public ReadOnlySpan<int> SortedIndices => _sorted;

    /// <summary>For each given sequence, its place in packed order; empty if the order was given.</summary>
    public ReadOnlySpan<int> UnsortedIndices => _unsorted;

    /// <summary>The place in packed order of a given sequence.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such sequence.</exception>
    public int PlaceOf(int sequence) => _unsorted is null ? sequence : _unsorted[sequence];

    /// <summary>The length of a given sequence.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such sequence.</exception>
    public int LengthOf(int sequence) => _lengths[PlaceOf(sequence)];

    /// <summary>The packed row of one step of a given sequence.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such sequence or step.</exception>
    public int RowOf(int sequence, int step) => _offsets[step] + PlaceOf(sequence);

    /// <summary>The row of every step with the row of the step before it, for all steps that have one.</summary>
    internal (int Before, int Row)[] Neighbours()
    {
        var pairs = new (int, int)[Rows - Sequences];
        for (int step = 1, next = 0; step < Steps; step++)
        {
            for (var place = 0; place < _batchSizes[step]; place++)
                pairs[next++] = (_offsets[step - 1] + place, _offsets[step] + place);
        }
        return pairs;
    }

    /// <summary>The row of the last step of the sequence at a place in packed order.</summary>
    internal int LastRow(int place) => _offsets[_lengths[place] - 1] + place;

    /// <summary>The place in packed order of the sequence that a row is a step of.</summary>
    internal int PlaceOfRow(int row) => (_places ??= FindPlaces())[row];

    /// <summary>
    /// For each row, the position of the state that its step starts from, in a buffer of one initial state per sequence
    /// and then one state per row: that of the step before, or after it for the reverse direction.
    /// </summary>
    internal ReadOnlySpan<int> PreviousStates(bool reverse)
    {
        ref var cached = ref reverse ? ref _after : ref _before;
        return cached ??= FindPreviousStates(reverse);
    }

    /// <exception cref="ArgumentException">They are more than one array can hold.</exception>
    private static int RowsOf(int[] lengths)
    {
        long rows = 0;
        foreach (var length in lengths)
            rows += length;
        if (rows > Array.MaxLength)
            throw new ArgumentException(
                $"the sequences have {rows} steps together, but at most {Array.MaxLength} were expected; use smaller "
                + "batches", nameof(lengths));
        return (int)rows;
    }

    private int[] FindPlaces()
    {
        var places = new int[Rows];
        for (var step = 0; step < Steps; step++)
        {
            for (var place = 0; place < _batchSizes[step]; place++)
                places[_offsets[step] + place] = place;
        }
        return places;
    }

    private int[] FindPreviousStates(bool reverse)
    {
        var previous = new int[Rows];
        for (var step = 0; step < Steps; step++)
        {
            var other = reverse ? step + 1 : step - 1;
            var going = other < 0 || other == Steps ? 0 : _batchSizes[other];
            for (var place = 0; place < _batchSizes[step]; place++)
                previous[_offsets[step] + place] = place < going ? Sequences + _offsets[other] + place : place;
        }
        return previous;
    }
}
