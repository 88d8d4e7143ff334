using System.Text;

namespace Unroll.Text;

/// <summary>One JSON object per line: a text with spans, whose tokens get tags of the scheme IOB2.</summary>
internal static class SpanSentences
{
    private const TagScheme Scheme = TagScheme.Iob2;

    /// <param name="tokenizer">Splits a text whose object does not list its tokens.</param>
    /// <param name="notice">Called with the number of objects left out; null to ignore.</param>
    public static IEnumerable<TaggedSentence> Read(IEnumerable<TextLine> lines, string name, ITokenizer tokenizer,
        Action<string>? notice)
    {
        var leftOut = new LeftOut(name);
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line.Text)))
        {
            var json = new JsonObjectLine(line, name);
            if (leftOut.IsRefused(json))
                continue;
            leftOut.AddTaken();
            yield return Sentence(json, tokenizer) with { Line = line.Number };
        }
        leftOut.Say(notice);
    }

    /// <summary>Adds a sentence as a line, with spaces between its tokens and the position of each.</summary>
    /// <exception cref="ArgumentException">A tag belongs to no scheme, or has no type.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence)
    {
        var spans = TagSchemes.Spans(sentence.Tags, Scheme);
        if (spans.Any(span => span.Type.Length == 0))
            throw new ArgumentException("a span has no type, as with the tags of words, which jsonl cannot do "
                + "without; write another format");
        var starts = new List<int>();
        var written = new StringBuilder();
        var at = 0;
        foreach (var token in sentence.Tokens)
        {
            written.Append(written.Length > 0 ? " " : "").Append(token);
            starts.Add(at);
            at += Length(token) + 1;
        }
        text.Append(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", written.ToString());
            writer.WriteStartArray("tokens");
            foreach (var (start, token) in starts.Zip(sentence.Tokens))
            {
                writer.WriteStartObject();
                writer.WriteString("text", token);
                writer.WriteNumber("start", start);
                writer.WriteNumber("end", start + Length(token));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartArray("spans");
            foreach (var span in spans)
            {
                writer.WriteStartObject();
                writer.WriteNumber("start", starts[span.Start]);
                writer.WriteNumber("end", starts[span.End - 1] + Length(sentence.Tokens[span.End - 1]));
                writer.WriteString("label", span.Type);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        })).Append('\n');
    }

    private static TaggedSentence Sentence(JsonObjectLine json, ITokenizer tokenizer)
    {
        var line = new SpanLine(json);
        var tokens = line.Tokens(tokenizer);
        if (tokens.Length == 0)
            throw json.Place.Error("the text is empty; leave out what has no text");
        var spans = line.Spans.Select(span =>
        {
            var (first, last) = (Array.FindIndex(tokens, token => token.Start == span.Start),
                Array.FindIndex(tokens, token => token.End == span.End));
            return first >= 0 && last >= first ? new TagSpan(span.Label, first, last + 1 - first)
                : throw json.Place.Error($"the span {line.In(span)} does not begin and end with a token; see to the "
                + "object's tokens");
        });
        return new TaggedSentence([.. tokens.Select(token => token.In(line.Text).ToString())],
            TagSchemes.Tags([.. spans], tokens.Length, Scheme))
        { Written = Written(line.Text, tokens) };
    }

    /// <summary>How the sentence is written; null if tokens overlap, as those of an object may.</summary>
    private static WrittenSentence? Written(string text, TokenSpan[] tokens) =>
        tokens.Zip(tokens.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            ? new(text, [.. tokens.Select(token => new WrittenToken(token))]) { StartsParagraph = true }
            : null;

    /// <summary>Unicode characters, as other programs count them.</summary>
    private static int Length(string token) => token.EnumerateRunes().Count();
}
