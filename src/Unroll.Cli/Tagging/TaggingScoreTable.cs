using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The scores of a tagging: for tokens, for spans, and for each type of span.</summary>
internal static class TaggingScoreTable
{
    public static void Write(TextWriter output, TaggingScores scores)
    {
        output.WriteLine($"accuracy {Share(scores.Tokens)}");
        WriteTally("known to training", scores.Known);
        WriteTally("unknown to training", scores.Unknown);
        if (scores.UnknownTags > 0)
            output.WriteLine(
                $"  training knew no tag of {Amount.Of(scores.UnknownTags, "token")}, which "
                + $"{(scores.UnknownTags == 1 ? "counts as a mistake" : "count as mistakes")}");
        if (scores.Spans is not { } spans)
            return;
        output.WriteLine();
        var width = Fitted.Width(scores.Types.Select(type => type.Type), "spans");
        output.WriteLine($"{Fitted.Left("spans", width)}  precision   recall       F1    right    there    found");
        WriteSpans(spans with { Type = scores.Types.Count > 0 ? "all" : "words" }, width);
        foreach (var type in scores.Types)
            WriteSpans(type, width);
        WriteTally("recall of words in the vocabulary", scores.InVocabulary);
        WriteTally("recall of words out of the vocabulary", scores.OutOfVocabulary);

        void WriteTally(string name, Tally tally)
        {
            if (tally.Total > 0)
                output.WriteLine($"  {name} {Share(tally)}");
        }

        void WriteSpans(SpanScore one, int width) => output.WriteLine(
            $"{Fitted.Left(one.Type, width)}  {one.Precision * 100,8:F2}%  {one.Recall * 100,6:F2}%  "
                + $"{one.F1 * 100,6:F2}%  {one.Correct,7:N0}  {one.Gold,7:N0}  {one.Predicted,7:N0}");
    }

    public static void WriteJson(TextWriter output, TaggingScores scores) => JsonLine.Write(output, writer =>
    {
        foreach (var (name, value) in scores.Values)
            writer.WriteNumber(name, value);
        writer.WriteNumber("correct", scores.Tokens.Correct);
        writer.WriteNumber("tokens", scores.Tokens.Total);
        writer.WriteNumber("sentences", scores.Sentences);
        if (scores.Spans is null)
            return;
        writer.WriteStartArray("types");
        foreach (var type in scores.Types)
        {
            writer.WriteStartObject();
            writer.WriteString("type", type.Type);
            SpanScoreJson.Write(writer, type);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static string Share(Tally tally) => $"{tally.Share * 100:F2}% ({tally.Correct:N0} of {tally.Total:N0})";
}
