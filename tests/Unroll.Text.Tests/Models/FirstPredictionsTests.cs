namespace Unroll.Text.Tests;

public class FirstPredictionsTests
{
    [Fact]
    public void EachWayToPredictRunsOftenAndOverSeveralPauses()
    {
        var (ones, batches, watch) = (0, new List<int>(), System.Diagnostics.Stopwatch.StartNew());
        FirstPredictions.Run(_ => ones++, texts => batches.Add(texts.Count()));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.5, 10);
        Assert.Equal(batches.Count, ones);
        Assert.Equal(Enumerable.Range(1, 32), batches.Distinct().Order());
        Assert.All(batches.CountBy(count => count), many => Assert.Equal(8, many.Value));
    }

    [Fact]
    public void AModelOfEachTaskWarmsUp()
    {
        var network = new TextClassifierOptions { Embedding = 4, Hidden = 4 };
        var classifier = TextClassifier.Train(
            [new("good", "a lovely film"), new("bad", "a dull film"), new("bad", "a long film")], network,
            new() { Epochs = 1 });
        var before = classifier.Predict("a film");
        var translator = TinyTranslation.Untrained(TinyTranslation.Options, TinyTranslation.Numbers);
        var tagger = SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        foreach (var model in (ITextModel[])[classifier, tagger, translator])
            model.WarmUp();
        Assert.Equal(before.Probability, classifier.Predict("a film").Probability);
    }
}
