using CsCheck;

namespace Unroll.Text.Tests;

public class TokenizerTests
{
    [Theory]
    [InlineData("a b", "a|b")]
    [InlineData("  it's\tfine \u3000中文\u00A0x\n", "it's|fine|中文|x")]
    [InlineData("", "")]
    [InlineData(" \t\u3000", "")]
    public void WhitespacePartsWords(string text, string expected) => AssertCut("whitespace", text, expected);

    [Theory]
    [InlineData("中文 ok", "中|文|o|k")]
    [InlineData("a😀𠮷b", "a|😀|𠮷|b")]
    [InlineData("é", "é")]
    [InlineData("\u3000 ", "")]
    public void CharactersAreCodePoints(string text, string expected) => AssertCut("characters", text, expected);

    [Fact]
    public void HalfAPairIsATokenThatNoVocabularyKnows()
    {
        Assert.Equal(["a", "\uD83D", "b"], Tokenizers.Named("characters").Tokenize("a\uD83Db"));
        Assert.Equal(["a", "\uD83D", "b"], Tokenizers.Named("words").Tokenize("a\uD83Db"));
        Assert.Equal(["<pad>", "<unk>", "a"], Vocabulary.Build(["a", "\uD83D"]).Tokens);
    }

    [Theory]
    [InlineData("Great product!", "Great|product|!")]
    [InlineData("Don't stop, it’s 3.14 at 10:30 (e.g. 1,000).", "Don't|stop|,|it’s|3.14|at|10|:|30|(|e.g|.|1,000|)|.")]
    [InlineData("'quoted' end.", "'|quoted|'|end|.")]
    [InlineData("state-of-the-art", "state|-|of|-|the|-|art")]
    [InlineData("C3PO_2 x2", "C3PO_2|x2")]
    [InlineData("naïve Ωμέγα Привет שלום مرحبا", "naïve|Ωμέγα|Привет|שלום|مرحبا")]
    [InlineData("e\u0301te\u0301", "e\u0301te\u0301")] // accents written as marks of their own
    [InlineData("今天3月5号,很好！", "今|天|3|月|5|号|,|很|好|！")]
    [InlineData("３．１４と１，０００円", "３．１４|と|１，０００|円")]
    [InlineData("한국어 문장", "한국어|문장")]
    [InlineData("กำ", "ก|ำ")]
    [InlineData("wow😀👍🏽!!", "wow|😀|👍🏽|!|!")]
    [InlineData("a\u200Bb\uFEFF", "a|b\uFEFF")]
    [InlineData("50% €20 a&b x@y.com", "50|%|€|20|a|&|b|x|@|y.com")]
    [InlineData(" \n\t ", "")]
    [InlineData("", "")]
    [InlineData(".'", ".|'")]
    [InlineData("x.", "x|.")]
    public void WordsAreUnicodes(string text, string expected) => AssertCut("words", text, expected);

    [Fact]
    public void EveryTokenizerCutsEveryTextInOrderAndLeavesOnlyWhatIsNotSeen() => Gen.String.Sample(text =>
    {
        foreach (var name in Tokenizers.Names)
        {
            var end = 0;
            foreach (var span in Tokenizers.Named(name).Cut(text))
            {
                Assert.True(span.Start >= end && span.Length > 0 && span.Start + span.Length <= text.Length);
                end = span.Start + span.Length;
            }
        }
    }, iter: 2000);

    [Theory]
    [InlineData(true, false, "ＡbÇ😀É", "ａbç😀é")]
    [InlineData(false, true, "Ａb１！￥～", "Ab1!¥~")]
    [InlineData(true, true, "ＡB𐐀", "ab𐐨")]
    [InlineData(false, false, "Ａb", "Ａb")]
    public void FoldingMakesFormsAlike(bool lowerCase, bool foldWidth, string token, string expected) =>
        Assert.Equal(expected, new TextFolding(lowerCase, foldWidth).Of(token));

    [Fact]
    public void ATextBecomesIds()
    {
        var vocabulary = Vocabulary.Build(["good", "film", "1"]);
        var toIds = new TextToIds(
            new WordTokenizer(), new TextFolding(LowerCase: true, FoldWidth: true), maximumTokens: 3);
        Assert.Equal(
            [vocabulary.IdOf("good"), vocabulary.IdOf("1"), Vocabulary.Unknown],
            toIds.Encode("Gｏod １ bad film", vocabulary));
        Assert.Equal([Vocabulary.Unknown], toIds.Encode(" ", vocabulary));
        Assert.True(toIds.IsCut("a b c d"));
        Assert.False(toIds.IsCut("a b c"));
        Assert.Equal(["A", "b", "Ｃ"], toIds.Written("A b Ｃ d"));
        Assert.Equal(
            Vocabulary.Unknown, Assert.Single(
            toIds.Encode(new string('X', 5000), vocabulary))); // longer than what is folded on the stack
    }

    [Fact]
    public void AnUnknownNameIsToldTheKnownOnes() =>
        Assert.StartsWith(
            "there are no tokens called 'syllables'; expected one of words, characters, whitespace",
            Assert.Throws<ArgumentException>(() => Tokenizers.Named("syllables")).Message, StringComparison.Ordinal);

    private static void AssertCut(string name, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizers.Named(name).Tokenize(text)));
}
