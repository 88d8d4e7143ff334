namespace Unroll;

/// <summary>
/// Where a step of the time loop finds its rows and states, for some neighbouring sequences of a packed batch. Nothing
/// is gathered: the rows of a step are a prefix of the sequences.
/// </summary>
/// <param name="Rows">How many sequences have this step; none where it is not above 0.</param>
/// <param name="Row">The row of the first of them.</param>
/// <param name="Continuing">How many of them continue from the step before in the loop; the others start here.</param>
/// <param name="Previous">
/// The state that the first of those continues from; the sequences' initial states are counted first.
/// </param>
internal readonly record struct StepRows(int Rows, int Row, int Continuing, int Previous)
{
    /// <param name="i">The step of the loop, from 0; in the reverse direction 0 is the last in time.</param>
    /// <param name="first">The first sequence.</param>
    /// <param name="last">The one after the last sequence.</param>
    public static StepRows Of(PackedLayout layout, bool reverse, int i, int first, int last)
    {
        var t = reverse ? layout.Steps - 1 - i : i;
        var rows = Math.Min(last, layout.BatchSizes[t]) - first;
        if (i == 0)
            return new(rows, layout.Offsets[t] + first, 0, 0);
        var before = reverse ? t + 1 : t - 1;
        // In the reverse direction shorter sequences join later; in the forward one all that are here were there
        // before.
        var continuing = Math.Clamp(layout.BatchSizes[before] - first, 0, Math.Max(rows, 0));
        return new(rows, layout.Offsets[t] + first, continuing, layout.Sequences + layout.Offsets[before] + first);
    }
}
