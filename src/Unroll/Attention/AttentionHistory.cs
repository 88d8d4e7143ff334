namespace Unroll;

/// <summary>
/// The weights α of all steps of a decoder, to look up later what a row attended to. They are in rented buffers, once
/// for each family of rows.
/// </summary>
internal sealed class AttentionHistory
{
    private readonly List<(Buffer<float> Weights, Buffer<(int Start, int Length)> Rows)> _steps = [];

    /// <summary>How many steps were begun.</summary>
    public int Steps => _steps.Count;

    /// <summary>Makes room for a step's weights.</summary>
    /// <param name="siblings">The rows of the step.</param>
    /// <param name="lengths">For each family, how many weights it has.</param>
    /// <exception cref="ArgumentException">They are more than one array can hold.</exception>
    public void Begin(Siblings siblings, ReadOnlySpan<int> lengths)
    {
        Buffer<float> weights = default;
        Buffer<(int Start, int Length)> rows = default;
        long count = 0;
        foreach (var length in lengths)
            count += length;
        weights.MakeRoom(count);
        rows.MakeRoom(siblings.Rows);
        var start = 0;
        for (var family = 0; family < lengths.Length; family++)
        {
            rows[siblings.Firsts[family]] = (start, lengths[family]);
            start += lengths[family];
        }
        for (var row = 0; row < siblings.Rows; row++)
            rows[row] = rows[siblings.Firsts[siblings.FamilyOf[row]]];
        _steps.Add((weights, rows));
    }

    /// <summary>The weights of a row's source at a step, in the order of its states.</summary>
    public Span<float> WeightsOf(int step, int row)
    {
        var (weights, rows) = _steps[step];
        return weights.AsSpan(rows[row].Start, rows[row].Length);
    }

    /// <summary>The same for the step that was begun last.</summary>
    public Span<float> LastWeightsOf(int row) => WeightsOf(_steps.Count - 1, row);

    /// <summary>Returns the buffers.</summary>
    public void Release()
    {
        foreach (var (weights, rows) in _steps)
        {
            weights.Return();
            rows.Return();
        }
        _steps.Clear();
    }
}
