using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// Corpus BLEU (Papineni et al. 2002) as sacreBLEU (Post 2018) computes it by default: one reference, case
/// counts, n-grams up to 4, and an order without a match counts as half, a quarter and so on of one (smoothing
/// <c>exp</c>).
/// </summary>
public sealed class BleuScore
{
    private const int Orders = 4;

    internal BleuScore(IEnumerable<(string Hypothesis, string Reference)> pairs, BleuTokens tokens)
    {
        Tokens = tokens;
        var matches = new NGramMatches(Orders);
        foreach (var (hypothesis, reference) in pairs)
            matches.Add(tokens.Cut(hypothesis), tokens.Cut(reference));
        (HypothesisLength, ReferenceLength) = (matches.Hypothesis[0], matches.Reference[0]);
        Precisions = Smoothed(matches);
    }

    /// <summary>The tokenization.</summary>
    public BleuTokens Tokens { get; }

    /// <summary>
    /// The share of the hypotheses' n-grams that are in the reference, for n from 1 to 4, smoothed, from 0 to 100.
    /// </summary>
    public IReadOnlyList<double> Precisions { get; }

    /// <summary>Tokens of all hypotheses.</summary>
    public long HypothesisLength { get; }

    /// <summary>Tokens of all references.</summary>
    public long ReferenceLength { get; }

    /// <summary>
    /// The penalty for hypotheses that are together shorter than their references: 1 if they are not shorter, down to 0
    /// if they are empty.
    /// </summary>
    public double BrevityPenalty => HypothesisLength >= ReferenceLength ? 1 : HypothesisLength == 0 ? 0
        : Math.Exp(1 - ((double)ReferenceLength / HypothesisLength));

    /// <summary>
    /// BLEU, from 0 to 100: the geometric mean of <see cref="Precisions"/>, times <see cref="BrevityPenalty"/>.
    /// </summary>
    public double Value => Precisions.Contains(0) ? 0 : BrevityPenalty * Math.Exp(Precisions.Average(Math.Log));

    /// <summary>The score on a line as sacreBLEU prints it, with the precisions and the brevity penalty.</summary>
    public override string ToString()
    {
        var precisions = string.Join('/', Precisions.Select(one => one.ToString("F1", CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"BLEU {Value:F1} ({precisions}, brevity penalty {BrevityPenalty:F3}, tokens {Tokens})");
    }

    private static double[] Smoothed(NGramMatches matches)
    {
        var precisions = new double[Orders];
        var part = 1.0;
        // If nothing matches there is nothing to smooth, and if no hypothesis is long enough for an order
        // BLEU is 0.
        for (var i = 0; i < Orders && matches.Matched.Any(count => count > 0) && matches.Hypothesis[i] > 0; i++)
        {
            if (matches.Matched[i] == 0)
                part /= 2;
            precisions[i] = 100 * (matches.Matched[i] == 0 ? part : matches.Matched[i]) / matches.Hypothesis[i];
        }
        return precisions;
    }
}
