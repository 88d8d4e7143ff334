namespace Unroll.Text.Tests;

public class BaselineTests
{
    private static readonly LabelledText[] Train = [new("pos", "good good film"), new("pos", "fine"),
        new("neg", "bad film"), new("neg", "bad bad"), new("neg", "poor")];

    [Fact]
    public void TheMostFrequentClassIsSaidOfEveryText()
    {
        var baseline = new MostFrequentClass(Train);
        Assert.Equal("neg", baseline.Label);
        Assert.Equal(0.5, baseline.Evaluate([new("neg", "x"), new("pos", "y")]).Accuracy);
        Assert.Equal("a", new MostFrequentClass([new("b", "x"), new("a", "x")]).Label);
    }

    [Fact]
    public void ABagOfWordsWeighsWords()
    {
        var baseline = new BagOfWords(Train, new WhitespaceTokenizer());
        Assert.Equal("pos", baseline.Predict("a good film"));
        Assert.Equal("neg", baseline.Predict("a bad film"));
        Assert.Equal("neg", baseline.Predict("")); // the more frequent class
        Assert.Equal(0.5, baseline.Evaluate([new("pos", "good"), new("pos", "bad")]).Accuracy);
        Assert.Equal("neg", baseline.Predict("GOOD")); // not a word that it knows
        Assert.Equal(
            "pos", new BagOfWords(Train, new WhitespaceTokenizer(), new TextFolding(LowerCase: true, FoldWidth: true))
            .Predict("GＯOD"));
    }

    [Fact]
    public void NoTextHasAnAccuracyOfZero() => Assert.Equal(0, new ClassificationScores([]).Accuracy);
}
