using Unroll.Tests.Recurrence;

namespace Unroll.Tests.Experiments;

public class GradientFlowTests
{
    private const int Steps = 5, Batch = 3, Hidden = 4, Layers = 2;

    private static readonly Tensor Input = Tensor.Uniform(new Shape(Steps, Batch, 2), -1, 1, 3);

    [Theory]
    [InlineData("elman")]
    [InlineData("residual")]
    [InlineData("forget-gate")]
    [InlineData("input-gate")]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("janet")]
    public void NormsAreThoseOfFiniteDifferences(string cell)
    {
        var network = Cells.Network(cell, 2, Hidden, Layers, bidirectional: false, batchFirst: false);
        var norms = GradientFlow.Norms(network, Input, (hidden, _) => Loss(hidden));
        Assert.Equal(Steps, norms.Length);
        for (var t = 0; t < Steps; t++)
        {
            var expected = Differences(network, t);
            Assert.True(
                Math.Abs(expected - norms[t]) <= 2e-3 * expected, $"step {t}: {norms[t]}, differences {expected}");
        }
    }

    [Fact]
    public void HowTheNetworkIsFedMakesNoDifference()
    {
        var plain = new Recurrent<LstmCell>(2, Hidden, seed: 1);
        var batchFirst = new Recurrent<LstmCell>(2, Hidden, batchFirst: true, seed: 1);
        Assert.Equal(
            GradientFlow.Norms(plain, Input, (hidden, _) => Loss(hidden)),
            GradientFlow.Norms(batchFirst, Input, (hidden, _) => Loss(hidden)));
    }

    [Fact]
    public void StatesThatTheLossDoesNotReadHaveNoGradient()
    {
        var network = new Recurrent<GruCell>(2, Hidden, seed: 1);
        var norms = GradientFlow.Norms(network, Input, (hidden, _) => hidden.Slice(0, 0, 2).Sum());
        Assert.True(norms[0] > 0 && norms[1] > 0);
        Assert.Equal([0, 0, 0], norms[2..]);
    }

    [Fact]
    public void WhatCannotBeMeasuredIsRefused()
    {
        var both = new Recurrent<LstmCell>(2, Hidden, bidirectional: true, seed: 1);
        Assert.Contains("bidirectional", Assert.Throws<ArgumentException>(
            () => GradientFlow.Norms(both, Input, (hidden, _) => Loss(hidden))).Message);
        var network = new Recurrent<LstmCell>(2, Hidden, seed: 1);
        Assert.Contains("[time, batch, 2]", Assert.Throws<ArgumentException>(
            () => GradientFlow.Norms(network, Tensor.Ones(2, 2), (hidden, _) => Loss(hidden))).Message);
        foreach (var input in (Tensor[])[Tensor.Ones(2, 2, 3), Tensor.Zeros(0, 2, 2), Tensor.Zeros(2, 0, 2)])
            Assert.Throws<ArgumentException>(() => GradientFlow.Norms(network, input, (hidden, _) => Loss(hidden)));
        Assert.Contains("the loss is null", Assert.Throws<InvalidOperationException>(
            () => GradientFlow.Norms(network, Input, (_, _) => null!)).Message);
    }

    /// <summary>Weighs every step, sequence and unit differently.</summary>
    private static Tensor Loss(Tensor hidden) => (hidden * Tensor.Uniform(hidden.Shape, -1, 1, 7)).Sum();

    /// <summary>The same norm by changing each number of the state after a step, and going on from there.</summary>
    private static double Differences(IRecurrent network, int after)
    {
        var until = network.Forward(Input.Slice(0, 0, after + 1));
        var before = after == 0 ? null : network.Forward(Input.Slice(0, 0, after)).Output;
        var (hidden, memory) = (until.State.Hidden, until.State.Memory);
        var square = 0.0;
        for (var i = 0; i < hidden.Count; i++)
            square += Math.Pow(Slope(step => LossFrom(Changed(hidden, i, step), memory)), 2);
        for (var i = 0; i < (memory?.Count ?? 0); i++)
            square += Math.Pow(Slope(step => LossFrom(hidden, Changed(memory!, i, step))), 2);
        return Math.Sqrt(square);

        double LossFrom(Tensor changed, Tensor? changedMemory)
        {
            var here = changed.Select(0, Layers - 1).Reshape(1, Batch, Hidden);
            Tensor[] outputs = before is null ? [here] : [before, here];
            if (after < Steps - 1)
            {
                var rest = Input.Slice(0, after + 1, Steps - after - 1);
                outputs = [.. outputs, network.Forward(rest, initial: new(changed, changedMemory)).Output];
            }
            var all = Tensor.Concatenate(outputs);
            var weights = Tensor.Uniform(all.Shape, -1, 1, 7);
            var sum = 0.0;
            for (var i = 0; i < all.Count; i++)
                sum += (double)all.Span[i] * weights.Span[i];
            return sum;
        }
    }

    private static double Slope(Func<float, double> loss)
    {
        const float Step = 1f / 32;
        return (8 * (loss(Step) - loss(-Step)) - (loss(2 * Step) - loss(-2 * Step))) / (12 * Step);
    }

    private static Tensor Changed(Tensor tensor, int at, float step)
    {
        var values = tensor.ToArray();
        values[at] += step;
        return Tensor.Of(tensor.Shape, values);
    }
}
