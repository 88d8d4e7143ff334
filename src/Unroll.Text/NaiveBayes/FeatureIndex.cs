namespace Unroll.Text;

/// <summary>Finds the rows of <see cref="FeatureKeys"/> among those that are counted.</summary>
internal sealed class FeatureIndex
{
    private readonly int[] _first;
    private readonly int[] _tokens;

    /// <param name="keys">The keys of all rows, in ascending order.</param>
    public FeatureIndex(ReadOnlySpan<long> keys)
    {
        var most = 0;
        _tokens = new int[keys.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            (var before, _tokens[row]) = FeatureKeys.Parts(keys[row]);
            most = Math.Max(most, before);
        }
        _first = new int[most + 2];
        foreach (var key in keys)
            _first[FeatureKeys.Parts(key).Before + 1]++;
        for (var before = 1; before < _first.Length; before++)
            _first[before] += _first[before - 1];
    }

    /// <summary>The row of a key; negative if it is not counted.</summary>
    public int RowOf(long key)
    {
        var (before, token) = FeatureKeys.Parts(key);
        if (before >= _first.Length - 1)
            return -1;
        var first = _first[before];
        var rows = _tokens.AsSpan(first, _first[before + 1] - first);
        // Hardly an id is missing among the tokens themselves, so that most stand where their id says.
        var near = token - (rows.IsEmpty ? 0 : rows[0]);
        if ((uint)near < (uint)rows.Length && rows[near] == token)
            return first + near;
        var found = rows.BinarySearch(token);
        return found < 0 ? -1 : first + found;
    }
}
