using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>One object per text, for programs.</summary>
internal static class TaggingJson
{
    public static void Write(TextWriter output, IReadOnlyList<TaggedText> tagged, SequenceTagger tagger)
    {
        using var lines = new StringWriter();
        foreach (var one in tagged)
            JsonLine.Write(lines, writer => Write(writer, one, tagger));
        output.Write(lines.GetStringBuilder());
    }

    public static void Write(
        TextWriter output, string text, IReadOnlyList<TagSequence> best) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("text", text);
        writer.WriteStartArray("best");
        foreach (var (sentence, probability) in best)
        {
            writer.WriteStartObject();
            writer.WriteFinite("probability", probability);
            writer.WriteTexts("tokens", sentence.Tokens);
            writer.WriteTexts("tags", sentence.Tags);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, TaggedText tagged, SequenceTagger tagger)
    {
        writer.WriteString("text", tagged.Text);
        writer.WriteStartArray("tokens");
        foreach (var token in tagged.Tokens)
        {
            writer.WriteStartObject();
            WritePlace(writer, token.Text, token.Span);
            writer.WriteString("tag", token.Tag);
            writer.WriteFinite("probability", token.Probability);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("spans");
        foreach (var span in tagged.Spans)
        {
            writer.WriteStartObject();
            WritePlace(writer, span.Text, span.Span);
            if (span.Type.Length > 0)
                writer.WriteString("type", span.Type);
            writer.WriteFinite("probability", span.Probability);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (tagger.Options.Tokens == TokenKind.Learned)
        {
            writer.WriteStartArray("sentences");
            foreach (var sentence in tagged.Sentences)
            {
                writer.WriteStartObject();
                WritePlace(writer, sentence.Span.In(tagged.Text), sentence.Span);
                writer.WriteNumber("tokens", sentence.Tokens.Count);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (tagger.TrainingWords is not null)
            writer.WriteTexts("words", tagged.Spans.Select(span => span.Span.In(tagged.Text).ToString()));
    }

    private static void WritePlace(Utf8JsonWriter writer, ReadOnlySpan<char> text, TokenSpan span)
    {
        writer.WriteString("text", text);
        writer.WriteNumber("start", span.Start);
        writer.WriteNumber("end", span.End);
    }
}
