using System.Text;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>
/// A tagged sentence on a line: words and their tags, spans in brackets with their types, or words between spaces.
/// </summary>
internal static class TaggedLine
{
    public static string Of(TaggedSentence sentence, SequenceTaggerOptions options)
    {
        var scheme = options.Scheme ?? TagScheme.None;
        if (scheme == TagScheme.None)
            return string.Join(' ', sentence.Tokens.Zip(sentence.Tags, (token, tag) => $"{token}/{tag}"));
        var between = Between(options);
        var line = new StringBuilder();
        var at = 0;
        foreach (var span in TagSchemes.Spans(sentence.Tags, scheme, options.Spelling))
        {
            Append(Tokens(at, span.Start));
            var text = Tokens(span.Start, span.End);
            if (span.Type.Length > 0)
                Append($"[{text} {span.Type}]");
            else
                line.Append(line.Length > 0 ? " " : "").Append(text);
            at = span.End;
        }
        Append(Tokens(at, sentence.Tokens.Count));
        return line.ToString();

        string Tokens(int start, int end) => string.Join(between, sentence.Tokens.Skip(start).Take(end - start));

        void Append(string part)
        {
            if (part.Length > 0)
                line.Append(line.Length > 0 ? between : "").Append(part);
        }
    }

    /// <summary>Approximately the text that tokens were split from.</summary>
    public static string Text(IReadOnlyList<string> tokens, SequenceTaggerOptions options) =>
        options.Tokens is { } kind && ReversibleTokens.Names.Contains(kind.Name)
            ? ReversibleTokens.Named(kind.Name).Join(tokens) : string.Join(' ', tokens);

    private static string Between(SequenceTaggerOptions options) => options.Tokens == "characters" ? "" : " ";
}
