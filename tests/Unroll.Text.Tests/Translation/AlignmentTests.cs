namespace Unroll.Text.Tests;

public class AlignmentTests
{
    private static readonly string[] Source = ["▁five", "▁o'clock", "</s>"], Target = ["5", "</s>"];

    [Fact]
    public void WeightsLieRowAfterRow()
    {
        var alignment = new Alignment(Source, Target, [[0.7f, 0.2f, 0.1f], [0, 0.25f, 0.75f]]);
        Assert.Equal(Source, alignment.Source);
        Assert.Equal(Target, alignment.Target);
        Assert.Equal([0.7f, 0.2f, 0.1f], alignment.Of(0).ToArray());
        Assert.Equal([0, 0.25f, 0.75f], alignment.Of(1).ToArray());
        Assert.Equal((0.2f, 0.75f), (alignment[0, 1], alignment[1, 2]));
        Assert.Equal((0, 2), (alignment.Strongest(0), alignment.Strongest(1)));
    }

    [Fact]
    public void ItDoesNotChangeWithWhatItWasMadeOf()
    {
        List<string> source = ["a", "b"], target = ["x"];
        var alignment = new Alignment(source, target, [[0.3f, 0.7f]]);
        source.Clear();
        target.Add("y");
        Assert.Equal(["a", "b"], alignment.Source);
        Assert.Equal(["x"], alignment.Target);
        Assert.Equal([0.3f, 0.7f], alignment.Of(0).ToArray());
    }

    [Fact]
    public void OfEqualWeightsTheFirstIsStrongest() =>
        Assert.Equal(1, new Alignment(["a", "b", "c", "d"], ["x"], [[0.1f, 0.4f, 0.1f, 0.4f]]).Strongest(0));

    [Fact]
    public void LaterChangesOfTheWeightsGivenAreNotSeen()
    {
        float[] weights = [1, 0];
        var alignment = new Alignment(["a", "b"], ["x"], [weights]);
        weights[0] = 5;
        Assert.Equal(1, alignment[0, 0]);
    }

    [Fact]
    public void ATranslationMayBeEmpty()
    {
        Assert.Empty(new Alignment(["a"], [], []).Target);
        Assert.Empty(new Alignment([], [], []).Source);
    }

    [Fact]
    public void ManySmallWeightsMayAddUpToLittleElseThanOne()
    {
        const int Tokens = 8192;
        float[] weights = [.. Enumerable.Repeat(1f / Tokens * 1.0005f, Tokens)];
        Assert.Equal(Tokens, new Alignment([.. Enumerable.Repeat("a", Tokens)], ["x"], [weights]).Of(0).Length);
    }

    [Theory]
    [InlineData(new[] { 0.5f, 0.2f, 0.2f }, "are 0.9 together, but 1 was expected")]
    [InlineData(new[] { 1.5f, -0.5f, 0 }, "hold -0.5, but numbers from 0 to 1 were expected")]
    [InlineData(new[] { float.NaN, 0, 1 }, "hold NaN, but numbers from 0 to 1 were expected")]
    [InlineData(new[] { float.PositiveInfinity, 0, 1 }, "are Infinity together, but 1 was expected")]
    [InlineData(new[] { 1f, 0 }, "are 2, but 3 were expected, one for each source token")]
    public void WeightsThatAreNoneAreRefused(float[] given, string expected)
    {
        var failure = Assert.Throws<ArgumentException>(
            "weights", () => new Alignment(Source, Target, [[1, 0, 0], given]));
        Assert.StartsWith($"the weights of target token 1 {expected}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EachTargetTokenHasARowOfWeights()
    {
        var failure = Assert.Throws<ArgumentException>(
            "weights", () => new Alignment(Source, Target, [[1, 0, 0]]));
        Assert.StartsWith(
            "there are weights for 1 target tokens, but there are 2", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("weights", () => new Alignment(Source, Target, [[1, 0, 0], null!]));
    }

    [Fact]
    public void ATranslationOfNothingIsRefused() =>
        Assert.Throws<ArgumentException>("source", () => new Alignment([], Target, []));

    [Fact]
    public void PlacesOutOfTheSentencesAreRefused()
    {
        var alignment = new Alignment(Source, Target, [[1, 0, 0], [1, 0, 0]]);
        Assert.StartsWith(
            "target is 2, but there are 2 target tokens, from 0 on", Assert.Throws<ArgumentOutOfRangeException>(
            "target", () => alignment.Of(2).Length).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "source is 3, but there are 3 source tokens, from 0 on", Assert.Throws<ArgumentOutOfRangeException>(
            "source", () => alignment[0, 3]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("source", () => alignment[1, -1]);
        Assert.Throws<ArgumentOutOfRangeException>("target", () => alignment[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("target", () => alignment.Strongest(-1));
    }
}
