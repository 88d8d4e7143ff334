namespace Unroll.Text.Tests;

/// <summary>The weights make the classes of dev texts most probable.</summary>
public class VoteWeightsTests
{
    private const int Classes = 3;

    private static readonly float[] Prior = [-0.7f, -1.4f, -1.3f];

    [Theory]
    [InlineData(200, 0.5, 0.3)]
    [InlineData(200, 6, 0.3)]
    [InlineData(200, 20, 2)]
    [InlineData(7, 1, 1)]
    public void NoOthersNearbyAreBetter(int texts, double certainty, double noise)
    {
        var (network, counted, targets) = Votes(texts, certainty, noise);
        targets[2] = -1;
        var (a, b) = new VoteWeights(network, counted, Prior, targets).Fit();
        var best = Loss(network, counted, targets, a, b);
        foreach (var (x, y) in new[] { (0.01, 0), (-0.01, 0), (0, 0.05), (0, -0.05), (0.01, -0.05), (-0.01, 0.05) })
            Assert.True(best < Loss(network, counted, targets, a + x, b + y), $"{a}, {b}, {x}, {y}");
    }

    [Fact]
    public void ANetworkThatIsTooCertainCountsLess()
    {
        var (network, counted, targets) = Votes(3000, 4, 1);
        var (a, _) = new VoteWeights(network, counted, Prior, targets).Fit();
        var (certain, _) = new VoteWeights([.. network.Select(z => 10 * z)], counted, Prior, targets).Fit();
        Assert.InRange(certain, a / 11, a / 8);
    }

    [Fact]
    public void WithoutDevTextsTheyAreTheUsualOnes()
    {
        Assert.Equal(VoteWeights.Usual, new VoteWeights([], [], Prior, []).Fit());
        Assert.Equal(VoteWeights.Usual, new VoteWeights([1, 2, 3], [3, 2, 1], Prior, [-1]).Fit());
    }

    [Fact]
    public void OneTextChangesLittle()
    {
        foreach (var target in new[] { 0, 2 })
        {
            var (a, b) = new VoteWeights([9, 0, -9], [1, 0, -1], Prior, [target]).Fit();
            Assert.InRange(a, 0.2f, 0.35f);
            Assert.InRange(b, 2, 3.5f);
        }
    }

    [Fact]
    public void ClassesCountAsTheirWeightsSay()
    {
        // Each text three times is as much as its class with a weight of 3.
        var (network, counted, targets) = Votes(90, 2, 1);
        var weighted = new VoteWeights(network, counted, Prior, targets, [3, 3, 3]).Fit();
        var (a, b) = new VoteWeights(
            [.. network, .. network, .. network], [.. counted, .. counted, .. counted], Prior,
            [.. targets, .. targets, .. targets]).Fit();
        Assert.Equal(a, weighted.Network, 1e-4f);
        Assert.Equal(b, weighted.Counted, 1e-4f);
    }

    [Fact]
    public void TheyAreFiniteIfNoTextIsWrongAndNeverNegative()
    {
        var (network, counted, targets) = Votes(100, 50, 0);
        var (a, b) = new VoteWeights(network, counted, Prior, targets).Fit();
        Assert.InRange(a, 0, 100);
        Assert.InRange(b, 0, 500);
        Assert.Equal(0, new VoteWeights([.. network.Select(z => -z)], counted, Prior, targets).Fit().Network);
    }

    private static (float[] Network, float[] Counted, int[] Targets) Votes(int texts, double certainty, double noise)
    {
        var random = new Random(3);
        var targets = Enumerable.Range(0, texts).Select(_ => random.Next(Classes)).ToArray();
        float[] network = new float[texts * Classes], counted = new float[texts * Classes];
        for (var i = 0; i < network.Length; i++)
        {
            var isRight = i % Classes == targets[i / Classes];
            network[i] = (float)(certainty * ((isRight ? 1 : 0) + noise * 4 * (random.NextDouble() - 0.5)));
            counted[i] = (float)(0.2 * ((isRight ? 1 : 0) + noise * 4 * (random.NextDouble() - 0.5)));
        }
        return (network, counted, targets);
    }

    private static double Loss(float[] network, float[] counted, int[] targets, double a, double b)
    {
        var loss = 25 * (Math.Pow(a / 0.3f - 1, 2) + Math.Pow(b / 3 - 1, 2)) / 2;
        for (var text = 0; text < targets.Length; text++)
        {
            if (targets[text] < 0)
                continue;
            double[] scores =
                [.. Enumerable.Range(text * Classes, Classes).Select(i =>
                    Prior[i % Classes] + a * (network[i] - Prior[i % Classes]) + b * counted[i])];
            loss += Math.Log(scores.Sum(Math.Exp)) - scores[targets[text]];
        }
        return loss;
    }
}
