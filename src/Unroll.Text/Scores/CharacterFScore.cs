namespace Unroll.Text;

/// <summary>
/// chrF (Popović 2015) with β = 2 as sacreBLEU computes it by default: n-grams of characters up to 6, white
/// space left out, counted over all pairs together.
/// </summary>
internal static class CharacterFScore
{
    private const int Orders = 6;
    private const double BetaSquared = 4;

    /// <summary>From 0 to 100.</summary>
    public static double Measure(IEnumerable<(string Hypothesis, string Reference)> pairs)
    {
        var matches = new NGramMatches(Orders);
        foreach (var (hypothesis, reference) in pairs)
            matches.Add(Characters(hypothesis), Characters(reference));
        // Orders that texts are too short for are left out of the mean.
        int[] orders = [.. Enumerable.Range(0, Orders)
            .Where(i => matches.Comparable[i] > 0 && matches.Reference[i] > 0)];
        if (orders.Length == 0)
            return 0;
        var precision = orders.Average(i => (double)matches.Matched[i] / matches.Comparable[i]);
        var recall = orders.Average(i => (double)matches.Matched[i] / matches.Reference[i]);
        return precision + recall == 0 ? 0
            : 100 * (1 + BetaSquared) * precision * recall / ((BetaSquared * precision) + recall);
    }

    private static string[] Characters(string text) => [.. CodePoints.Of(string.Concat(PythonWords.Of(text)))];
}
