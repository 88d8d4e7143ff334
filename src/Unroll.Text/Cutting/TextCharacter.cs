using System.Text;

namespace Unroll.Text;

/// <summary>A character of a text as the cut reads it: a code point, or a run of blanks, which is one blank.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many UTF-16 characters it takes.</param>
/// <param name="Rune">The character; a space for blanks.</param>
internal readonly record struct TextCharacter(int Start, int Length, Rune Rune)
{
    private static readonly Rune Blank = new(' ');

    public int End => Start + Length;

    public bool IsBlank => Rune == Blank;

    /// <summary>The paragraphs of a text, without blanks at their ends.</summary>
    /// <param name="areParted">Whether a blank line ends one; otherwise the text is one paragraph.</param>
    public static IEnumerable<TextCharacter[]> Paragraphs(string text, bool areParted)
    {
        var paragraph = new List<TextCharacter>();
        for (var at = 0; at < text.Length;)
        {
            var end = AfterBlanks(text, at, out var lines);
            if (end > at)
            {
                if (areParted && lines > 1 && paragraph.Count > 0)
                {
                    yield return [.. paragraph];
                    paragraph.Clear();
                }
                if (paragraph.Count > 0 && end < text.Length)
                    paragraph.Add(new(at, end - at, Blank));
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
                paragraph.Add(new(at, length, rune));
                end = at + length;
            }
            at = end;
        }
        if (paragraph.Count > 0)
            yield return [.. paragraph];
    }

    /// <summary>The end of a run of blanks.</summary>
    /// <param name="lines">How many line ends it holds; a paragraph separator counts as two.</param>
    public static int AfterBlanks(string text, int at, out int lines)
    {
        for (lines = 0; at < text.Length && TextBlanks.IsBlank(text[at]); at++)
            lines += text[at] switch
            {
                '\n' or '\u0085' or '\u2028' => 1,
                '\r' when at + 1 == text.Length || text[at + 1] != '\n' => 1,
                '\u2029' => 2,
                _ => 0,
            };
        return at;
    }
}
