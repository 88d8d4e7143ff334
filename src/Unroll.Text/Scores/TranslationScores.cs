using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// How well texts were translated, with the scores of sacreBLEU (Post 2018): all scores are of raw text,
/// not of tokens.
/// </summary>
public sealed class TranslationScores : IScores
{
    /// <summary>Compares translations with references.</summary>
    /// <param name="pairs">Each translation, the hypothesis, with its reference.</param>
    /// <param name="tokens">The tokens of BLEU; <see cref="BleuTokens.Mteval"/> if null.</param>
    public TranslationScores(IEnumerable<(string Hypothesis, string Reference)> pairs, BleuTokens? tokens = null)
    {
        (string Hypothesis, string Reference)[] all = [.. Given.EachPair(pairs, "Hypothesis", "Reference")];
        Bleu = new BleuScore(all, tokens ?? BleuTokens.Mteval);
        ChrF = CharacterFScore.Measure(all);
        Exact = new Tally(
            all.Count(pair => pair.Hypothesis.AsSpan().Trim().SequenceEqual(pair.Reference.AsSpan().Trim())),
            all.Length);
    }

    /// <summary>BLEU and its parts.</summary>
    public BleuScore Bleu { get; }

    /// <summary>
    /// chrF2, from 0 to 100: the F-score of n-grams of characters, in which recall counts twice (Popović 2015).
    /// </summary>
    public double ChrF { get; }

    /// <summary>Translations that equal the reference, except for white space around them.</summary>
    public Tally Exact { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// <c>bleu</c> and <c>chrf</c> are from 0 to 100, as is usual; <c>exactMatch</c> is a share from 0 to 1.
    /// </remarks>
    public IReadOnlyList<NamedScore> Values =>
        [new("bleu", Bleu.Value), new("chrf", ChrF), new("exactMatch", Exact.Share)];

    /// <inheritdoc/>
    public string ToHeadline() => string.Create(CultureInfo.InvariantCulture, $"BLEU {Bleu.Value:F2}");

    /// <summary>The scores on a line: <c>BLEU 34.2, chrF 57.9, exact 12.0%</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"BLEU {Bleu.Value:F1}, chrF {ChrF:F1}, exact {Percent.Of(Exact.Share)}");
}
