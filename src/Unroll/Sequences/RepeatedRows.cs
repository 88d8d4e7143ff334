namespace Unroll;

/// <summary>
/// The distinct contents of a batch's rows, if many are repeated, as words are: which of the distinct ones each row
/// has, and the rows of each. What depends on a row's content alone need be computed only once for each.
/// </summary>
internal sealed class RepeatedRows
{
    /// <summary>Fewer rows than this are faster to compute than to compare.</summary>
    private const int Few = 48;

    private readonly int[] _starts;
    private readonly int[] _places;

    private RepeatedRows(int[] of, int[] different)
    {
        (Of, Different, _starts, _places) = (of, different, new int[different.Length + 1], new int[of.Length]);
        foreach (var one in of)
            _starts[one + 1]++;
        for (var one = 0; one < different.Length; one++)
            _starts[one + 1] += _starts[one];
        var next = _starts[..^1];
        for (var row = 0; row < of.Length; row++)
            _places[next[of[row]]++] = row;
    }

    /// <summary>For each row, which of the distinct ones it has.</summary>
    public int[] Of { get; }

    /// <summary>The distinct ids, in the order in which they first occur.</summary>
    public int[] Different { get; }

    /// <summary>The rows that have one of the distinct ids, ascending.</summary>
    public ReadOnlySpan<int> PlacesOf(int one) => _places.AsSpan(_starts[one].._starts[one + 1]);

    /// <summary>Finds the distinct ids of a batch's rows; null if too few are repeated for it to pay.</summary>
    public static RepeatedRows? Find(ReadOnlySpan<int> ids)
    {
        if (ids.Length < Few)
            return null;
        var known = new Dictionary<int, int>(ids.Length);
        var different = new List<int>(ids.Length);
        var of = new int[ids.Length];
        for (var row = 0; row < of.Length; row++)
        {
            if (known.TryGetValue(ids[row], out of[row]))
                continue;
            known.Add(ids[row], of[row] = different.Count);
            different.Add(ids[row]);
        }
        // Spreading the results and summing the gradients costs as much as the products of a tenth of the rows.
        return different.Count >= of.Length - of.Length / 8 ? null : new RepeatedRows(of, [.. different]);
    }
}
