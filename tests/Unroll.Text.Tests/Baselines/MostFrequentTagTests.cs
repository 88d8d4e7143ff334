namespace Unroll.Text.Tests;

public class MostFrequentTagTests
{
    private static readonly TaggedSentence[] Train =
    [
        new(["the", "run", "ends"], ["DT", "NN", "VB"]),
        new(["they", "run", "run"], ["PR", "VB", "VB"]),
        new(["a", "light"], ["DT", "NN"]),
        new(["light", "ends"], ["JJ", "NN"]),
    ];

    [Fact]
    public void EachTokenGetsTheTagItHasMostOften()
    {
        var baseline = new MostFrequentTag(Train);
        Assert.Equal("NN", baseline.Tag); // as often as VB, and before it
        Assert.Equal(["PR", "VB", "DT", "JJ", "NN"], baseline.Predict(["they", "run", "the", "light", "rain"]));
        var scores = baseline.Evaluate(
            [new(["the", "light", "rain", "ends"], ["DT", "NN", "NN", "VB"])], TagScheme.None);
        Assert.Equal(
            (new Tally(2, 4), new Tally(1, 3), new Tally(1, 1)), (scores.Tokens, scores.Known, scores.Unknown));
        Assert.Equal(["accuracy", "knownAccuracy", "unknownAccuracy"], scores.Values.Select(value => value.Name));
    }

    [Fact]
    public void NamesAreFound()
    {
        var baseline = new MostFrequentTag(
            [new(["New", "York", "is", "in", "New", "York"], ["B-LOC", "I-LOC", "O", "O", "B-LOC", "I-LOC"])]);
        Assert.Equal("B-LOC", baseline.Tag);
        Assert.Equal(
            [new("DATE", 0, 1, 0), new("LOC", 1, 1, 2)],
            baseline.Evaluate(
                [new(["in", "New", "York", "in", "May"], ["O", "B-LOC", "I-LOC", "O", "B-DATE"])],
                TagScheme.Iob2).Types);
    }

    [Fact]
    public void ATextIsCutCharacterByCharacter()
    {
        var baseline = new MostFrequentTag([Segmentation.Of("我 爱 北京"), Segmentation.Of("我 在 北京")]);
        var scores = baseline.Evaluate([Segmentation.Of("我 爱 北 京"), Segmentation.Of("爱 北京")], TagScheme.Bmes);
        Assert.Equal(new("", 4, 6, 5), scores.Spans);
        Assert.Equal((new Tally(0, 2), new Tally(4, 4)), (scores.OutOfVocabulary, scores.InVocabulary));
        Assert.Equal(
            ["f1", "accuracy", "knownAccuracy", "precision", "recall", "oovRecall", "ivRecall"],
            scores.Values.Select(value => value.Name));
    }

    [Fact]
    public void SomethingIsNeededToCount()
    {
        Assert.Throws<ArgumentException>(() => new MostFrequentTag([]));
        Assert.Throws<ArgumentException>(() => new MostFrequentTag([new([], [])]));
    }
}
