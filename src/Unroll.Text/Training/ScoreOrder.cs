namespace Unroll.Text;

/// <summary>Which of two epochs is better.</summary>
internal static class ScoreOrder
{
    /// <summary>
    /// Compares by the first score in which they differ: BLEU of short translations is 0 for good and bad ones alike.
    /// </summary>
    public static bool IsBetterThan(this IScores scores, IScores than)
    {
        foreach (var ((_, one), (_, other)) in scores.Values.Zip(than.Values))
        {
            if (one != other)
                return one > other;
        }
        return false;
    }
}
