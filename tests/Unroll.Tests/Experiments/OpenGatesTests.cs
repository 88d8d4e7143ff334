namespace Unroll.Tests.Experiments;

public class OpenGatesTests
{
    private const int Units = 50;

    [Fact]
    public void SpansOfTheGatesAreSpreadOverTheLength()
    {
        var network = new Recurrent<LstmCell>(3, Units, layers: 2, bidirectional: true, seed: 1);
        var before = Biases(network);
        OpenGates.Set(network, keep: 1, write: 0, length: 100, seed: 5);
        var after = Biases(network);
        Assert.Equal(4, after.Length);
        foreach (var (old, bias) in before.Zip(after))
        {
            // A unit whose gate is σ(ln s) forgets 1/(1 + s) of its memory in a step.
            double[] spans = [.. bias[Units..(2 * Units)].Select(value => Math.Exp(value))];
            Assert.All(spans, span => Assert.InRange(span, 1, 99.001));
            Assert.InRange(spans.Average(), 35, 65);
            Assert.Equal(bias[Units..(2 * Units)].Select(value => -value), bias[..Units]);
            Assert.Equal(old[(2 * Units)..], bias[(2 * Units)..]);
        }
        Assert.NotEqual(after[0][..Units], after[1][..Units]);
    }

    [Fact]
    public void WithoutAGateThatWritesOneBlockIsSet()
    {
        var network = new Recurrent<GruCell>(3, Units, seed: 1);
        var before = Biases(network)[0];
        OpenGates.Set(network, keep: 1, write: null, length: 100, seed: 5);
        var after = Biases(network)[0];
        Assert.Equal(before[..Units], after[..Units]);
        Assert.Equal(before[(2 * Units)..], after[(2 * Units)..]);
        Assert.All(after[Units..(2 * Units)], value => Assert.InRange(value, 0, Math.Log(99.001)));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var network = new Recurrent<ForgetGateCell>(3, 4, seed: 1);
        Assert.Equal("length", Name(() => OpenGates.Set(network, 0, null, 2, 1)));
        Assert.Equal("keep", Name(() => OpenGates.Set(network, 2, null, 9, 1)));
        Assert.Equal("write", Name(() => OpenGates.Set(network, 0, -1, 9, 1)));
        Assert.Throws<ArgumentException>(() => OpenGates.Set(network, 1, 1, 9, 1));
        Assert.Contains("no gates", Assert.Throws<ArgumentException>(
            () => OpenGates.Set(new Recurrent<ElmanCell>(3, 4, seed: 1), 0, null, 9, 1)).Message);
        var without = new Recurrent<LstmCell>(3, 4, new RecurrentOptions { Bias = false });
        Assert.Contains("biases", Assert.Throws<ArgumentException>(() => OpenGates.Set(without, 1, 0, 9, 1)).Message);

        static string? Name(Action set) => Assert.Throws<ArgumentOutOfRangeException>(set).ParamName;
    }

    private static float[][] Biases(IRecurrent network) =>
    [
        .. network.NamedParameters().Where(entry => entry.Name.StartsWith("bias_ih", StringComparison.Ordinal))
            .Select(entry => entry.Parameter.Value.ToArray())
    ];
}
