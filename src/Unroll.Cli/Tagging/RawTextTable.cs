using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The scores of raw text: for each way in which the sentences are written, a row for each score.</summary>
internal static class RawTextTable
{
    /// <summary>Whether sentences say how they are written.</summary>
    public static bool AreWritten(IReadOnlyCollection<TaggedSentence> sentences) =>
        sentences.All(sentence => sentence.Written is not null);

    /// <summary>The scores of each way: the corpus's own, or else two.</summary>
    public static (SentenceWriting Writing, RawTextScores Scores)[] Measure(
        SequenceTagger tagger, TaggedSentence[] sentences, CancellationToken cancellationToken)
    {
        SentenceWriting[] ways = AreWritten(sentences) ? [SentenceWriting.Corpus]
            : [SentenceWriting.Blanks, SentenceWriting.Print];
        return Array.ConvertAll(ways, way => (way, tagger.EvaluateRaw(sentences, way, cancellationToken)));
    }

    public static void Write(TextWriter output, (SentenceWriting Writing, RawTextScores Scores)[] measured)
    {
        foreach (var (writing, scores) in measured)
        {
            output.WriteLine($"{Title(writing),-30}  precision   recall       F1");
            foreach (var (name, score) in scores.All)
                output.WriteLine(
                    $"{name,-30}  {score.Precision * 100,8:F2}%  {score.Recall * 100,6:F2}%  {score.F1 * 100,6:F2}%");
        }
    }

    public static void WriteJson(TextWriter output, (SentenceWriting Writing, RawTextScores Scores)[] measured) =>
        JsonLine.Write(output, writer =>
        {
            foreach (var (writing, scores) in measured)
            {
                writer.WriteStartObject(EnumNames.Of(writing));
                foreach (var (name, score) in scores.All)
                {
                    writer.WriteStartObject(name);
                    SpanScoreJson.Write(writer, score);
                    writer.WriteEndObject();
                }
                writer.WriteEndObject();
            }
        });

    private static string Title(SentenceWriting writing) => writing switch
    {
        SentenceWriting.Corpus => "raw text",
        SentenceWriting.Blanks => "tokens joined by blanks",
        _ => "tokens joined as in print",
    };
}
