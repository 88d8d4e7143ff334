using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>An object for each text, for programs.</summary>
internal sealed class JsonPredictionView(TextWriter output) : IPredictionView
{
    public void Show(string[] texts, Prediction[] predictions)
    {
        using var lines = new StringWriter(); // one write for all, as each may reach the system by itself
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, prediction) = (texts[i], predictions[i]);
            JsonLine.Write(lines, writer => Write(writer, text, prediction));
        }
        output.Write(lines.GetStringBuilder());
    }

    public void Show(IReadOnlyList<TaggedText> tagged, SequenceTagger tagger)
    {
        var areWords = tagger.TrainingWords is not null;
        using var lines = new StringWriter();
        foreach (var one in tagged)
            JsonLine.Write(lines, writer => Write(writer, one, areWords));
        output.Write(lines.GetStringBuilder());
    }

    public void Show(string text, IReadOnlyList<TagSequence> best, SequenceTaggerOptions options) => JsonLine.Write(
        output, writer =>
    {
        writer.WriteString("text", text);
        writer.WriteStartArray("best");
        foreach (var (sentence, probability) in best)
        {
            writer.WriteStartObject();
            writer.WriteFinite("probability", probability);
            WriteTexts(writer, "tokens", sentence.Tokens);
            WriteTexts(writer, "tags", sentence.Tags);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    public void Show(string[] texts, IReadOnlyList<Translation>[] best, bool isList, bool showsAttention)
    {
        using var lines = new StringWriter();
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, list) = (texts[i], best[i]);
            JsonLine.Write(lines, writer =>
            {
                writer.WriteString("text", text);
                Write(writer, list[0], showsAttention);
                if (!isList)
                    return;
                writer.WriteStartArray("best");
                foreach (var one in list)
                {
                    writer.WriteStartObject();
                    Write(writer, one, showsAttention);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            });
        }
        output.Write(lines.GetStringBuilder());
    }

    public void Show(string text, Explanation explanation) => JsonLine.Write(output, writer =>
    {
        Write(writer, text, explanation.Prediction);
        writer.WriteString("explanation", Names.Of(explanation.Method));
        writer.WriteStartArray("words");
        foreach (var word in explanation.Words)
        {
            writer.WriteStartObject();
            writer.WriteString("text", word.Text);
            writer.WriteNumber("start", word.Span.Start);
            writer.WriteFinite("weight", word.Weight);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, TaggedText tagged, bool areWords)
    {
        writer.WriteString("text", tagged.Text);
        writer.WriteStartArray("tokens");
        foreach (var token in tagged.Tokens)
        {
            writer.WriteStartObject();
            WritePlace(writer, tagged.Text, token.Span);
            writer.WriteString("tag", token.Tag);
            writer.WriteFinite("probability", token.Probability);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("spans");
        foreach (var span in tagged.Spans)
        {
            writer.WriteStartObject();
            WritePlace(writer, tagged.Text, span.Span);
            if (span.Type.Length > 0)
                writer.WriteString("type", span.Type);
            writer.WriteFinite("probability", span.Probability);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (areWords)
            WriteTexts(writer, "words", tagged.Spans.Select(span => span.Span.In(tagged.Text).ToString()));
    }

    /// <summary>A translation; beside its tokens the place of the source token that each looked at most.</summary>
    private static void Write(Utf8JsonWriter writer, Translation translation, bool showsAttention)
    {
        writer.WriteString("translation", translation.Text);
        writer.WriteFinite("logProbability", translation.LogProbability);
        writer.WriteFinite("score", translation.Score);
        writer.WriteBoolean("finished", translation.IsFinished);
        if (translation.IsSourceCut)
            writer.WriteBoolean("sourceCut", true);
        if (translation.Alignment is not { } alignment)
            return;
        WriteTexts(writer, "sourceTokens", alignment.Source);
        WriteTexts(writer, "targetTokens", alignment.Target);
        writer.WriteStartArray("alignment");
        for (var t = 0; t < alignment.Target.Count; t++)
            writer.WriteNumberValue(alignment.Strongest(t));
        writer.WriteEndArray();
        if (!showsAttention)
            return;
        writer.WriteStartArray("attention");
        for (var t = 0; t < alignment.Target.Count; t++)
        {
            writer.WriteStartArray();
            foreach (var weight in alignment.Of(t))
                writer.WriteNumberValue(MathF.Round(weight, 4));
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter writer, string text, TokenSpan span)
    {
        writer.WriteString("text", span.In(text));
        writer.WriteNumber("start", span.Start);
        writer.WriteNumber("end", span.End);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string text, Prediction prediction)
    {
        writer.WriteString("text", text);
        writer.WriteString("label", prediction.Label);
        writer.WriteFinite("probability", (float)prediction.Probability);
        writer.WriteStartObject("probabilities");
        foreach (var (label, probability) in prediction.Probabilities)
            writer.WriteFinite(label, (float)probability);
        writer.WriteEndObject();
    }
}
