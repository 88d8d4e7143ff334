using System.Text;
using Unroll.Text;

namespace Unroll.SampleGenerator.Sentences;

/// <summary>
/// A file of tagged sentences: <c>token TAB tag LF</c>, and an empty line after each sentence. Texts are cut as the
/// library's tokenizer cuts what is typed; the tags of values are IOB2.
/// </summary>
internal static class ConllFile
{
    private static readonly WordTokenizer Tokenizer = new();

    public static string Format(IEnumerable<MarkedText> sentences)
    {
        var lines = new StringBuilder();
        foreach (var (text, marks) in sentences)
        {
            foreach (var token in Tokenizer.Cut(text))
                lines.Append(token.In(text)).Append('\t').Append(TagOf(token, text, marks)).Append('\n');

            lines.Append('\n');
        }

        return lines.ToString();
    }

    private static string TagOf(TokenSpan token, string text, IReadOnlyList<Mark> marks)
    {
        var end = token.Start + token.Length;
        foreach (var mark in marks.Where(mark => token.Start < mark.End && mark.Start < end))
        {
            if (token.Start < mark.Start || end > mark.End)
                throw new InvalidOperationException($"A token is half in a value: {text}");

            return (token.Start == mark.Start ? "B-" : "I-") + mark.Type;
        }

        return "O";
    }
}
