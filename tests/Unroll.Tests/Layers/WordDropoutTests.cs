namespace Unroll.Tests.Layers;

public class WordDropoutTests
{
    [Fact]
    public void ReplacesItsShareOfTheTokensInTrainingAlone()
    {
        var tokens = PackedTokens.Pack([[.. Enumerable.Range(2, 10_000)]]);
        var layer = new WordDropout(0.3f, unknown: 1);
        Assert.Same(tokens, layer.Forward(tokens));
        var dropped = layer.Forward(tokens, new TrainingPass(1, 0));
        Assert.Same(tokens.Layout, dropped.Layout);
        var replaced = dropped.Ids.ToArray().Count(id => id == 1);
        Assert.InRange(replaced, 2_850, 3_150);
        Assert.Equal(
            replaced, dropped.Ids.ToArray().Zip(tokens.Ids.ToArray()).Count(pair => pair.First != pair.Second));
        Assert.Equal(dropped.Ids.ToArray(), layer.Forward(tokens, new TrainingPass(1, 0)).Ids.ToArray());
        Assert.NotEqual(dropped.Ids.ToArray(), layer.Forward(tokens, new TrainingPass(1, 1)).Ids.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordDropout(1.1f, 1));
    }
}
