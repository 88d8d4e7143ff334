using CsCheck;

namespace Unroll.Text.Tests;

public class ReversibleTokensTests
{
    [Theory]
    [InlineData("Well, it's fine (really): \"3.5%, at 10:30\" - isn't it?",
        "Well, it's fine (really): \"3.5%, at 10:30\"-isn't it?")]
    [InlineData("A man in a t-shirt and/or an \"I ♥ NY\" cap pays $5.",
        "A man in a t-shirt and/or an \"I ♥ NY\" cap pays $5.")]
    [InlineData("„Ja“, sagt er; «oui» [sic]!", "„Ja“, sagt er; «oui» [sic]!")]
    [InlineData("She said “yes” and “no”, then \"ok\".", "She said “yes” and “no”, then \"ok\".")]
    [InlineData("他是一家T恤店的老板，有3个“苹果”。", "他是一家T恤店的老板，有3个“苹果”。")]
    [InlineData("𠮷野家 で 食べる", "𠮷野家で食べる")]
    [InlineData("我 爱 C# 语言", "我爱C#语言")]
    [InlineData("我爱C#语言。", "我爱C#语言。")]
    [InlineData("他说:“你好,世界!”“是吗?”", "他说:“你好,世界!”“是吗?”")]
    [InlineData("——卡尔·马克思——哲学家……", "——卡尔·马克思——哲学家……")]
    [InlineData("真好~~~，好😀😀！", "真好~~~，好😀😀！")]
    [InlineData("约30℃～35℃，涨了3‰，¥100或20$", "约30℃～35℃，涨了3‰，¥100或20$")]
    [InlineData("他（John Smith）写了《The Book》，ISBN 12。", "他（John Smith）写了《The Book》，ISBN 12。")]
    [InlineData("AIは「すごい」とｶﾅで思う、５００円。", "AIは「すごい」とｶﾅで思う、５００円。")]
    [InlineData("今日 は ＡＢＣ です 。", "今日はＡＢＣです。")]
    [InlineData("대한민국은 민주공화국이다. 그는 “예”라고 했다.", "대한민국은 민주공화국이다. 그는 “예” 라고 했다.")]
    [InlineData("한글 漢字를 쓴다，그래", "한글 漢字를 쓴다，그래")]
    [InlineData("Pick #1 for $5, item # 2.", "Pick #1 for $5, item #2.")]
    [InlineData("C# is #1.", "C #is #1.")]
    [InlineData("  two   spaces ", "two spaces")]
    [InlineData("", "")]
    public void WordsAreJoinedAsTextsAreWritten(string text, string expected)
    {
        var words = ReversibleTokens.Named("words");
        Assert.Equal(expected, words.Join(words.Cut(text)));
    }

    [Theory]
    [InlineData("我|爱|C#|语言", "我爱C#语言")]
    [InlineData("北京|大学|（|Peking|University|）|，|很|好|。", "北京大学（Peking University），很好。")]
    [InlineData("東京|へ|行き|たい|。", "東京へ行きたい。")]
    [InlineData("대한민국|은|漢字|를", "대한민국 은 漢字를")]
    [InlineData("用|Python|3|写|的", "用Python 3写的")]
    public void WordsOfACorpusAreJoinedAsTheirScriptIs(string tokens, string expected) =>
        Assert.All([new WordTokens(), (IReversibleTokens)new TreebankTokens()], words =>
            Assert.Equal(expected, words.Join(tokens.Split('|'))));

    [Theory]
    [InlineData("whitespace", "a b\u3000c ", "a|b|c")]
    [InlineData("characters", " a  b\u3000中文 ", "a| |b| |中|文")]
    [InlineData("words", "don't stop.", "don't|stop|.")]
    public void TokensAreThose(string name, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', ReversibleTokens.Named(name).Cut(text)));

    [Fact]
    public void CharactersAndWhitespaceBringEveryTextBack() => Gen.OneOf(
        "a", "b", " ", "  ", "\u3000", "\t", "中", "😀", "\uD83D", ".").Array[0, 20].Select(string.Concat).Sample(text =>
    {
        foreach (var tokens in new[] { ReversibleTokens.Named("characters"), ReversibleTokens.Named("whitespace") })
            Assert.Equal(string.Join(' ', new WhitespaceTokenizer().Tokenize(text)), tokens.Join(tokens.Cut(text)));
    });

    [Fact]
    public void JoinedWordsAreCutTheSame() =>
        Gen.OneOf("a", "it's", "(", ")", "\"", ",", "中", "が", "3.5", "♥").Array[0, 20].Sample(tokens =>
    {
        var words = ReversibleTokens.Named("words");
        var text = words.Join(tokens);
        Assert.Equal(string.Concat(tokens), text.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(text, words.Join(words.Cut(text)));
    });

    [Fact]
    public void AnyTokensAreJoined()
    {
        Assert.Equal("a <unk> b", ReversibleTokens.Named("words").Join(["a", "", "<unk>", "b"]));
        Assert.Equal("ab", ReversibleTokens.Named("characters").Join([" ", "a", "b", " "]));
        Assert.All(ReversibleTokens.Names, name => Assert.Equal("", ReversibleTokens.Named(name).Join([])));
    }

    [Fact]
    public void AnUnknownNameIsToldTheKnownOnes() =>
        Assert.StartsWith(
            "there are no tokens called 'syllables'; expected one of words, characters, whitespace",
            Assert.Throws<ArgumentException>(() => ReversibleTokens.Named("syllables")).Message,
            StringComparison.Ordinal);
}
