namespace Unroll;

/// <summary>
/// Splits a packed batch into groups of neighbouring sequences with about the same number of steps, one for each
/// thread.
/// </summary>
internal static class SequenceGroups
{
    /// <summary>The places at which groups begin, and last the number of sequences.</summary>
    /// <param name="groups">How many groups there should be; there are never more than sequences.</param>
    public static int[] Split(PackedLayout layout, int groups)
    {
        groups = Math.Clamp(groups, 1, layout.Sequences);
        var bounds = new int[groups + 1];
        bounds[groups] = layout.Sequences;
        long seen = 0;
        for (int place = 0, group = 1; group < groups; place++)
        {
            // A group ends where its end is nearest to its share of all steps, and leaves at least one sequence for
            // each group to come.
            var length = layout.SortedLengths[place];
            var share = (long)layout.Rows * group / groups;
            var mustEnd = layout.Sequences - place <= groups - group;
            if (place > bounds[group - 1] && (mustEnd || seen + length / 2 >= share))
                bounds[group++] = place;
            seen += length;
        }
        return bounds;
    }
}
