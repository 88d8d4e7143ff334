using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>
/// The <c>words</c> of model files up to format 2, so that their models split texts as in training. Tokens
/// are runs of letters, digits and marks, joined by an apostrophe or a dot between letters (don't, e.g) and by
/// a dot, comma or colon between digits (3.14, 10:30); any other visible character is a separate token, and so is each
/// character of Han, kana, Thai, Lao, Khmer and Burmese with its marks.
/// </summary>
internal sealed class BasicWordTokenizer : ITokenizer
{
    /// <summary>The name of these tokens since format 3.</summary>
    public const string Basic = "basic-words";

    /// <summary>The role of a character in a word.</summary>
    private enum Kind
    {
        Space,
        Letter,
        Digit,

        /// <summary>A character that is a word alone.</summary>
        Ideograph,

        /// <summary>A character that belongs to the one before it: an accent, a zero-width joiner.</summary>
        Mark,
        Symbol,
    }

    /// <inheritdoc/>
    public string Name => Basic;

    /// <inheritdoc/>
    public IEnumerable<TokenSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Words(text);
    }

    private static IEnumerable<TokenSpan> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var (kind, length) = At(text, start);
            if (kind == Kind.Space)
            {
                start += length;
                continue;
            }
            var end = Marks(text, start + length);
            while (kind is Kind.Letter or Kind.Digit)
            {
                var (next, nextLength) = At(text, end);
                if (next is not (Kind.Letter or Kind.Digit))
                {
                    if (nextLength != 1 || !Joins(text[end], kind))
                        break;
                    (next, nextLength) = At(text, end + 1);
                    if (next != kind)
                        break;
                    nextLength++;
                }
                kind = next;
                end = Marks(text, end + nextLength);
            }
            yield return new TokenSpan(start, end - start);
            start = end;
        }
    }

    private static int Marks(string text, int at)
    {
        while (At(text, at) is (Kind.Mark, var length))
            at += length;
        return at;
    }

    private static bool Joins(char c, Kind sides) => sides == Kind.Letter
        ? c is '\'' or '’' or '＇' or '.' or '·' or '・'
        : c is '.' or ',' or ':' or '．' or '，' or '：' or '\'' or '’';

    private static (Kind Kind, int Length) At(string text, int at)
    {
        if (at >= text.Length)
            return (Kind.Space, 0);
        var c = text[at];
        if (char.IsAscii(c))
            return (OfAscii(c), 1);
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (Of(rune), length);
    }

    private static Kind OfAscii(char c) =>
        char.IsAsciiLetter(c) || c == '_' ? Kind.Letter
        : char.IsAsciiDigit(c) ? Kind.Digit
        : char.IsWhiteSpace(c) || char.IsControl(c) ? Kind.Space
        : Kind.Symbol;

    private static Kind Of(Rune rune)
    {
        if (rune.Value is 0x200D or (>= 0x1F3FB and <= 0x1F3FF)) // zero-width joiner, and the skin tones of emoji
            return Kind.Mark;
        var category = Rune.GetUnicodeCategory(rune);
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark => Kind.Mark,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            _ when IsSpaceless(rune.Value) => Kind.Ideograph,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                or UnicodeCategory.ConnectorPunctuation => Kind.Letter,
            UnicodeCategory.OtherNumber => Kind.Digit,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Control or UnicodeCategory.Format => Kind.Space,
            _ => Kind.Symbol,
        };
    }

    /// <summary>Whether a character is of kana, Han, Thai, Lao, Burmese or Khmer.</summary>
    private static bool IsSpaceless(int point) => point
        is (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF) or 0x3005 or 0x3007
        or (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
