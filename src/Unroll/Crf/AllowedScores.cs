namespace Unroll;

/// <summary>
/// The scores of a CRF besides its emissions, with minus infinity for transitions that are not allowed.
/// </summary>
/// <param name="Tags">How many tags there are.</param>
/// <param name="Transitions">[from, to].</param>
/// <param name="Starts">[tags].</param>
/// <param name="Ends">[tags].</param>
internal sealed record AllowedScores(int Tags, float[] Transitions, float[] Starts, float[] Ends)
{
    /// <summary>The largest difference between two allowed scores of one kind.</summary>
    public double Range => Math.Max(RangeOf(Transitions), Math.Max(RangeOf(Starts), RangeOf(Ends)));

    private static double RangeOf(float[] scores)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var score in scores)
        {
            if (score > most)
                most = score;
            if (score < least && score > float.NegativeInfinity)
                least = score;
        }
        return least <= most ? (double)most - least : 0;
    }
}
