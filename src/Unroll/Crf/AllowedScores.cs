namespace Unroll;

/// <summary>
/// What a chain's path scores beside its emissions, minus infinity where a transition is not allowed.
/// </summary>
/// <param name="Tags">How many tags there are.</param>
/// <param name="Transitions">[from, to].</param>
/// <param name="Starts">[tags].</param>
/// <param name="Ends">[tags].</param>
internal sealed record AllowedScores(int Tags, float[] Transitions, float[] Starts, float[] Ends)
{
    /// <summary>How far apart two scores of one kind are at most, those that are not allowed left aside.</summary>
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
