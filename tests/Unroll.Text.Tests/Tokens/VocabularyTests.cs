using CsCheck;

namespace Unroll.Text.Tests;

public class VocabularyTests
{
    private static readonly string[] Text = ["b", "a", "中", "b", "a", "c", "中", "b", "Z"];

    [Fact]
    public void NumbersGoByCountAndThenByOrder()
    {
        var vocabulary = Vocabulary.Build(Text);
        Assert.Equal(["<pad>", "<unk>", "b", "a", "中", "Z", "c"], vocabulary.Tokens);
        Assert.Equal([2, 4, 1, 5], new[] { "b", "中", "new", "Z" }.Select(token => vocabulary.IdOf(token)));
    }

    [Fact]
    public void RareTokensAndTooManyAreLeftOut()
    {
        Assert.Equal(["<pad>", "<unk>", "b", "a", "中"], Vocabulary.Build(Text, new() { MinimumCount = 2 }).Tokens);
        Assert.Equal(["<pad>", "<unk>", "b", "a"], Vocabulary.Build(Text, new() { MaximumSize = 4 }).Tokens);
        Assert.Equal(["<pad>", "<unk>"], Vocabulary.Build(Text, new() { MaximumSize = 2 }).Tokens);
    }

    [Fact]
    public void ATextThatSaysPadGetsNoPadding()
    {
        var vocabulary = Vocabulary.Build(["<pad>", "<unk>", "a"]);
        Assert.Equal(["<pad>", "<unk>", "a"], vocabulary.Tokens);
        Assert.Equal([Vocabulary.Unknown, Vocabulary.Unknown], new[] { "<pad>", "<unk>" }.Select(token => vocabulary.IdOf(token)));
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, new() { MinimumCount = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, new() { MaximumSize = 1 }));
    }

    [Fact]
    public void JsonBringsEveryVocabularyBack() => Gen.String.List[0, 20].Sample(tokens =>
    {
        var vocabulary = Vocabulary.Build(tokens);
        Assert.Equal(vocabulary.Tokens, Vocabulary.FromJson(vocabulary.ToJson()).Tokens);
    }, iter: 300);

    [Fact]
    public void ChineseStaysAsItIsInJson() => Assert.Equal("""["<pad>","<unk>","\"","中","😀"]""".Replace("😀", "\\uD83D\\uDE00", StringComparison.Ordinal), Vocabulary.Build(["中", "😀", "\""]).ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""["a","b"]""")]
    [InlineData("""["<pad>","<unk>",1]""")]
    [InlineData("""["<pad>","<unk>",null]""")]
    [InlineData("""["<pad>","<unk>","a","a"]""")]
    [InlineData("""["<pad>","<unk>"] 1""")]
    [InlineData("""["<pad>","<unk>","\uD83D"]""")]
    public void OtherJsonIsRefused(string json) => Assert.Throws<InvalidDataException>(() => Vocabulary.FromJson(json));
}
