namespace Unroll.Text.Tests;

public class TokenizerTests
{
    [Theory]
    [InlineData("a b", "a|b")]
    [InlineData("  it's\tfine \u3000中文\u00A0x\n", "it's|fine|中文|x")]
    [InlineData("", "")]
    [InlineData(" \t\u3000", "")]
    public void WhitespacePartsWords(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizers.Named("whitespace").Tokenize(text)));

    [Theory]
    [InlineData("中文 ok", "中|文|o|k")]
    [InlineData("a😀𠮷b", "a|😀|𠮷|b")]
    [InlineData("é", "é")]
    [InlineData("\u3000 ", "")]
    public void CharactersAreCodePoints(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizers.Named("characters").Tokenize(text)));

    [Fact]
    public void HalfAPairIsOneReplacementCharacter() =>
        Assert.Equal(["a", "\uFFFD", "b"], Tokenizers.Named("characters").Tokenize("a\uD83Db"));

    [Fact]
    public void AnUnknownNameIsToldTheKnownOnes() =>
        Assert.StartsWith("there are no tokens called 'words'; expected whitespace or characters", Assert.Throws<ArgumentException>(() => Tokenizers.Named("words")).Message, StringComparison.Ordinal);
}
