namespace Unroll.Text.Tests;

/// <summary>The weights make the classes of dev texts most probable.</summary>
public class EvidenceWeightsTests
{
    private const int Classes = 3;

    [Theory]
    [InlineData(200, 0.5, 0.3)]
    [InlineData(200, 6, 0.3)]
    [InlineData(200, 20, 2)]
    [InlineData(7, 1, 1)]
    public void NoOthersNearbyAreBetter(int texts, double certainty, double noise)
    {
        var (network, evidence, targets) = Votes(texts, certainty, noise);
        targets[2] = -1;
        var (a, b) = EvidenceWeights.Fit(network, evidence, targets);
        var best = Loss(network, evidence, targets, a, b);
        foreach (var (x, y) in new[] { (0.01, 0), (-0.01, 0), (0, 0.05), (0, -0.05), (0.01, -0.05), (-0.01, 0.05) })
            Assert.True(best < Loss(network, evidence, targets, a + x, b + y), $"{a}, {b}, {x}, {y}");
    }

    [Fact]
    public void ANetworkThatIsTooCertainCountsLess()
    {
        var (network, evidence, targets) = Votes(300, 1, 1);
        var (a, _) = EvidenceWeights.Fit(network, evidence, targets);
        var (certain, _) = EvidenceWeights.Fit([.. network.Select(z => 10 * z)], evidence, targets);
        Assert.Equal(a / 10, certain, 0.02f * a);
    }

    [Fact]
    public void WithoutDevTextsTheyAreTheUsualOnes()
    {
        Assert.Equal((1, 5), EvidenceWeights.Fit([], [], []));
        Assert.Equal((1, 5), EvidenceWeights.Fit([1, 2, 3], [3, 2, 1], [-1]));
    }

    [Fact]
    public void TheyAreFiniteIfNoTextIsWrongAndNeverNegative()
    {
        var (network, evidence, targets) = Votes(100, 50, 0);
        var (a, b) = EvidenceWeights.Fit(network, evidence, targets);
        Assert.InRange(a, 0, 100);
        Assert.InRange(b, 0, 500);
        Assert.Equal(0, EvidenceWeights.Fit([.. network.Select(z => -z)], evidence, targets).Network);
    }

    private static (float[] Network, float[] Evidence, int[] Targets) Votes(int texts, double certainty, double noise)
    {
        var random = new Random(3);
        var targets = Enumerable.Range(0, texts).Select(_ => random.Next(Classes)).ToArray();
        float[] network = new float[texts * Classes], evidence = new float[texts * Classes];
        for (var i = 0; i < network.Length; i++)
        {
            var isRight = i % Classes == targets[i / Classes];
            network[i] = (float)(certainty * ((isRight ? 1 : 0) + noise * 4 * (random.NextDouble() - 0.5)));
            evidence[i] = (float)(0.2 * ((isRight ? 1 : 0) + noise * 4 * (random.NextDouble() - 0.5)));
        }
        return (network, evidence, targets);
    }

    private static double Loss(float[] network, float[] evidence, int[] targets, double a, double b)
    {
        var loss = (Math.Pow(a - 1, 2) + Math.Pow(b / 5 - 1, 2)) / 2;
        for (var text = 0; text < targets.Length; text++)
        {
            if (targets[text] < 0)
                continue;
            double[] scores =
                [.. Enumerable.Range(text * Classes, Classes).Select(i => a * network[i] + b * evidence[i])];
            loss += Math.Log(scores.Sum(Math.Exp)) - scores[targets[text]];
        }
        return loss;
    }
}
