using System.Globalization;
using System.Text;
using Unroll.WordBreakTable;

namespace Unroll.Text.Tests;

/// <summary>Words by UAX #29, against Unicode's own files where Debian's package unicode-data puts them.</summary>
public class WordBoundaryTests
{
    private const string Folder = "/usr/share/unicode";

    private static readonly ITokenizer Words = Tokenizers.Named("words");

    [Theory]
    [InlineData("co\u00ADoperate", "co\u00ADoperate")] // WB4: soft hyphen
    [InlineData("می\u200Cروم خانه", "می\u200Cروم|خانه")] // zero-width non-joiner
    [InlineData("क\u094D\u200Dष x", "क\u094D\u200Dष|x")] // zero-width joiner
    [InlineData("a\u2060b c\uFEFFd \u200Ee\u200Ff", "a\u2060b|c\uFEFFd|e\u200Ff")]
    [InlineData("don\u00AD't can\u00AD'\u00ADt 3\u2060.\u20605", "don\u00AD't|can\u00AD'\u00ADt|3\u2060.\u20605")]
    [InlineData("👨‍👩‍👧 🏳️‍🌈❤️👍🏽", "👨‍👩‍👧|🏳️‍🌈|❤️|👍🏽")] // WB3c
    [InlineData("a\u200D😀 \u200Dℹ", "a\u200D😀|\u200Dℹ")]
    [InlineData("🇩🇪🇫🇷🇮 🇩\u200D🇪", "🇩🇪|🇫🇷|🇮|🇩\u200D🇪")] // WB15, WB16
    [InlineData("צה\"ל ג'ירפה ג' ש\"", "צה\"ל|ג'ירפה|ג'|ש|\"")] // WB7a to WB7c
    [InlineData("a\"b '\"", "a|\"|b|'|\"")]
    [InlineData("カタカナとひら", "カタカナ|と|ひ|ら")] // WB13
    [InlineData("snake_case _1 ア_a __", "snake_case|_1|ア_a|__")] // WB13a, WB13b
    [InlineData("10:30 wiki:page a.b a.1 1.a 1,5 a,b 1;2 a;b", "10|:|30|wiki:page|a.b|a|.|1|1|.|a|1,5|a|,|b|1;2|a|;|b")]
    [InlineData("٣٫١٤ ٢٬٠٠٠", "٣٫١٤|٢٬٠٠٠")]
    [InlineData("\u0600١٢ \u200D \u00AD\u0308 \u0308", "\u0600|١٢|\u00AD\u0308|\u0308")] // what is seen by itself
    [InlineData("\uFEFFa \u0001\u007Fb\u0085c\u2028d\u200Be", "a|b|c|d|e")]
    [InlineData("10\u202F000 oui\u202F!", "10|000|oui|!")]
    [InlineData("\U000E0001x\U000E0100y", "x\U000E0100y")]
    public void WordsEndWhereUnicodeSays(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words.Tokenize(text)));

    [Fact]
    public void EveryLineOfUnicodesTestComesOut()
    {
        var lines = File.ReadLines(Existing(Path.Combine(Folder, "auxiliary", "WordBreakTest.txt")))
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .ToArray();
        Assert.Equal(1823, lines.Length);
        Assert.All(lines, line =>
        {
            // ÷ 0061 × 0027 × 0061 ÷ 0020 ÷
            string[] pieces = [.. line.Trim('÷').Split('÷')
                .Select(piece => string.Concat(piece.Split('×').Select(Character)))];
            Assert.Equal(pieces.Select(Seen).Where(piece => piece.Length > 0), Words.Tokenize(string.Concat(pieces)));
        });

        static string Character(string point) =>
            char.ConvertFromUtf32(int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        // Without white space and control characters in front; nothing where nothing can be seen.
        static string Seen(string piece)
        {
            piece = piece.TrimStart([.. piece.Where(c => char.IsWhiteSpace(c) || char.IsControl(c))]);
            var isSeen = piece.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format);
            return isSeen ? piece : "";
        }
    }

    [Fact]
    public void EveryCharacterIsOfItsKind()
    {
        Existing(Path.Combine(Folder, "auxiliary", "WordBreakProperty.txt"));
        var properties = new CharacterProperties(Folder);
        Assert.Equal("15.0.0", properties.Version);
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            var text = point is >= 0xD800 and <= 0xDFFF ? $"{(char)point}" : char.ConvertFromUtf32(point);
            Assert.Equal(properties.WordBreakOf(point), WordBreaks.At(text, 0, out var length));
            Assert.Equal(text.Length, length);
        }
    }

    private static string Existing(string file)
    {
        Assert.SkipUnless(File.Exists(file), $"there is no {file}; Debian's package unicode-data has it");
        return file;
    }
}
