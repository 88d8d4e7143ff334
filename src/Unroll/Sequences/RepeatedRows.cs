namespace Unroll;

/// <summary>
/// A batch's rows by what they hold, where much of it comes several times, as words do: which of the different ones
/// each row is, and at which rows each of those stands. What depends on a row's content alone need be computed once for
/// each.
/// </summary>
internal sealed class RepeatedRows
{
    /// <summary>So few rows are computed sooner than compared.</summary>
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

    /// <summary>For each row, which of the different ones it is.</summary>
    public int[] Of { get; }

    /// <summary>The ids of the different ones, in the order in which they first come.</summary>
    public int[] Different { get; }

    /// <summary>The rows that are one of the different ones, ascending.</summary>
    public ReadOnlySpan<int> PlacesOf(int one) => _places.AsSpan(_starts[one].._starts[one + 1]);

    /// <summary>Finds the different ids of a batch's rows; null where too few are repeated for it to pay.</summary>
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
        // Spreading the results and summing the gradients costs what the products of a tenth of the rows do.
        return different.Count >= of.Length - of.Length / 8 ? null : new RepeatedRows(of, [.. different]);
    }
}
