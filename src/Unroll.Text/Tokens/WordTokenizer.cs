using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>
/// Tokens are words: runs of letters, digits and marks of any script, held together by an apostrophe or a dot between letters (don't, e.g) and by a dot, comma or colon between digits (3.14, 10:30); what else is
/// visible is a token by itself, such as a punctuation mark or an emoji. Scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese) are cut into characters with their marks. These are the main
/// rules of Unicode's word boundaries (UAX #29); its dictionary-like exceptions are left out.
/// </summary>
public sealed class WordTokenizer : ITokenizer
{
    /// <summary>What a character does in a word.</summary>
    private enum Kind
    {
        Space,
        Letter,
        Digit,

        /// <summary>A character that is a word by itself.</summary>
        Ideograph,

        /// <summary>What clings to the character before it: an accent, a variation selector, a zero-width joiner.</summary>
        Mark,
        Symbol,
    }

    /// <inheritdoc/>
    public string Name => "words";

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

    private static bool Joins(char c, Kind sides) => sides == Kind.Letter ? c is '\'' or '’' or '＇' or '.' or '·' or '・' : c is '.' or ',' or ':' or '．' or '，' or '：' or '\'' or '’';

    private static (Kind Kind, int Length) At(string text, int at)
    {
        if (at >= text.Length)
            return (Kind.Space, 0);
        var c = text[at];
        if (char.IsAscii(c))
            return (char.IsAsciiLetter(c) || c == '_' ? Kind.Letter : char.IsAsciiDigit(c) ? Kind.Digit : char.IsWhiteSpace(c) || char.IsControl(c) ? Kind.Space : Kind.Symbol, 1);
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (Of(rune), length);
    }

    private static Kind Of(Rune rune) => rune.Value switch
    {
        0x200D or (>= 0x1F3FB and <= 0x1F3FF) => Kind.Mark, // zero-width joiner, and the skin tones of emoji
        (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) // kana
            or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3005 or 0x3007 // Han
            or (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) // Thai and Lao, Burmese, Khmer
            when Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber) => Kind.Ideograph,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Mark,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format => Kind.Space,
            _ => Kind.Symbol,
        },
    };
}
