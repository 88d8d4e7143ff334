namespace Unroll;

/// <summary>
/// Token ids of a batch, packed without padding, which an embedding turns into a <see cref="PackedSequence"/>.
/// </summary>
public sealed class PackedTokens
{
    private readonly int[] _ids;

    internal PackedTokens(int[] ids, PackedLayout layout)
    {
        _ids = ids;
        Layout = layout;
    }

    /// <summary>The ids in packed order: the first of every sequence, then the second, and so on.</summary>
    public ReadOnlySpan<int> Ids => _ids;

    /// <summary>The same as an array to keep; it must not be changed.</summary>
    internal int[] IdArray => _ids;

    /// <summary>Where each step of each sequence lies.</summary>
    public PackedLayout Layout { get; }

    /// <summary>Packs the ids of a single sequence, 1 or more.</summary>
    /// <exception cref="ArgumentException">There is no id.</exception>
    public static PackedTokens PackOne(params ReadOnlySpan<int> sequence) => sequence.Length > 0
        ? new(sequence.ToArray(), PackedLayout.Uniform(sequence.Length, 1))
        : throw new ArgumentException("the sequence is empty, but 1 id or more was expected", nameof(sequence));

    /// <summary>Other ids in the same places.</summary>
    /// <param name="ids">The ids in packed order.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public PackedTokens WithIds(params ReadOnlySpan<int> ids) => ids.Length == _ids.Length
        ? new(ids.ToArray(), Layout)
        : throw new ArgumentException(
            $"{ids.Length} ids were given, but there are {_ids.Length} places", nameof(ids));

    /// <summary>Packs the ids of sequences of any lengths, in any order.</summary>
    /// <param name="sequences">The ids of each sequence, 1 or more.</param>
    /// <param name="enforceSorted">Whether the sequences must come longest first; otherwise they are sorted.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, one is null, or they are not sorted although that is enforced.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A sequence is empty.</exception>
    public static PackedTokens Pack(IReadOnlyList<int[]> sequences, bool enforceSorted = false)
    {
        var all = Given.All(sequences);
        var lengths = Array.ConvertAll(all, sequence => sequence.Length);
        var layout = PackedLayout.OfSequences(lengths, enforceSorted);
        var ids = new int[layout.Rows];
        for (var place = 0; place < layout.Sequences; place++)
        {
            var sequence = all[layout.IsSorted ? layout.SortedIndices[place] : place];
            for (var step = 0; step < sequence.Length; step++)
                ids[layout.Offsets[step] + place] = sequence[step];
        }
        return new PackedTokens(ids, layout);
    }
}
