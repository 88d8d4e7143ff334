using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>The scores of translations.</summary>
internal static class TranslationScoreTable
{
    public static string Line(TranslationScores scores) =>
        $"BLEU {scores.Bleu.Value:F2} ({scores.Bleu.Tokens}), chrF {scores.ChrF:F2}, exact match "
            + $"{scores.Exact.Share * 100:F2}% ({scores.Exact.Correct:N0} of {scores.Exact.Total:N0})";

    /// <param name="seconds">How long translating took.</param>
    public static void Write(TextWriter output, TranslationScores scores, double seconds)
    {
        output.WriteLine(Line(scores));
        output.WriteLine(
            $"{Amount.Of(scores.Exact.Total, "sentence")} in {ProgressRow.Time(TimeSpan.FromSeconds(seconds))}: "
            + $"{scores.Exact.Total / seconds:N1} sentences/s");
    }

    /// <inheritdoc cref="Write"/>
    public static void WriteJson(TextWriter output, TranslationScores scores, double seconds) =>
        JsonLine.Write(output, writer =>
    {
        foreach (var (name, value) in scores.Values)
            writer.WriteNumber(name, value);
        writer.WriteString("bleuTokens", scores.Bleu.Tokens.Name);
        writer.WriteNumber("sentences", scores.Exact.Total);
        writer.WriteFinite("sentencesPerSecond", Math.Round(scores.Exact.Total / seconds, 2));
    });
}
