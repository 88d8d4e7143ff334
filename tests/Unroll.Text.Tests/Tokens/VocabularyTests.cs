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
        Assert.Equal(
            [Vocabulary.Unknown, Vocabulary.Unknown],
            new[] { "<pad>", "<unk>" }.Select(token => vocabulary.IdOf(token)));
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, new() { MinimumCount = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(Text, new() { MaximumSize = 1 }));
    }

    [Fact]
    public void MarksComeBeforeAllTokens()
    {
        var vocabulary = Vocabulary.Build(Text, withMarks: true);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "b", "a", "中", "Z", "c"], vocabulary.Tokens);
        Assert.Equal(("<s>", "</s>"), (vocabulary.Tokens[Vocabulary.Begin], vocabulary.Tokens[Vocabulary.End]));
        Assert.True(vocabulary.HasMarks);
        Assert.False(Vocabulary.Build(Text).HasMarks);
        Assert.Equal([4, 6, Vocabulary.Unknown], new[] { "b", "中", "new" }.Select(token => vocabulary.IdOf(token)));
        var more = vocabulary.With(["b", "new", "new", "<pad>"]);
        Assert.Equal([.. vocabulary.Tokens, "new"], more.Tokens);
        Assert.True(more.HasMarks);
    }

    [Fact]
    public void ATextThatSaysAMarkGetsNone()
    {
        var vocabulary = Vocabulary.Build(["</s>", "<s>", "<pad>", "</s>"], withMarks: true);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "</s>", "<s>"], vocabulary.Tokens);
        Assert.Equal(
            [4, 5, Vocabulary.Unknown], new[] { "</s>", "<s>", "<pad>" }.Select(token => vocabulary.IdOf(token)));
        Assert.Equal(vocabulary.Tokens, Vocabulary.FromJson(vocabulary.ToJson(), withMarks: true).Tokens);
        Assert.Equal(Vocabulary.Unknown, Vocabulary.Build(["a"], withMarks: true).IdOf("</s>"));
    }

    [Fact]
    public void MarksCountAmongTheEntries()
    {
        Assert.Equal(4, Vocabulary.Build(Text, new() { MaximumSize = 4 }, withMarks: true).Count);
        Assert.Equal(
            ["<pad>", "<unk>", "<s>", "</s>", "b"],
            Vocabulary.Build(Text, new() { MaximumSize = 5 }, withMarks: true).Tokens);
        var failure = Assert.Throws<ArgumentOutOfRangeException>(
            () => Vocabulary.Build(Text, new() { MaximumSize = 3 }, withMarks: true));
        Assert.Contains(
            "`Vocabulary.MaximumSize` is 3, but the four special entries are always there", failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void JsonBringsEveryVocabularyWithMarksBack() => Gen.String.List[0, 20].Sample(tokens =>
    {
        var vocabulary = Vocabulary.Build(tokens, withMarks: true);
        var back = Vocabulary.FromJson(vocabulary.ToJson(), withMarks: true);
        Assert.Equal(vocabulary.Tokens, back.Tokens);
        Assert.True(back.HasMarks);
    }, iter: 300);

    [Fact]
    public void JsonWithoutMarksIsRefusedWhereTheyAreExpected() =>
        Assert.Contains(
            "does not begin with <pad>, <unk>, <s> and </s>",
            Assert.Throws<InvalidDataException>(
            () => Vocabulary.FromJson(Vocabulary.Build(Text).ToJson(), withMarks: true)).Message,
            StringComparison.Ordinal);

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
