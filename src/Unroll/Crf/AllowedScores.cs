namespace Unroll;

/// <summary>What a chain's path scores beside its emissions, minus infinity where a transition is not allowed.</summary>
/// <param name="Tags">How many tags there are.</param>
/// <param name="Transitions">[from, to].</param>
/// <param name="Starts">[tags].</param>
/// <param name="Ends">[tags].</param>
internal sealed record AllowedScores(int Tags, float[] Transitions, float[] Starts, float[] Ends)
{
    /// <summary>How far apart two scores of one kind are at most, those that are not allowed left aside.</summary>
    public double Range => new[] { Transitions, Starts, Ends }.Max(RangeOf);

    private static double RangeOf(float[] scores)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in scores)
        {
            if (!float.IsNegativeInfinity(score))
                (least, most) = (Math.Min(least, score), Math.Max(most, score));
        }
        return least <= most ? most - least : 0;
    }
}
