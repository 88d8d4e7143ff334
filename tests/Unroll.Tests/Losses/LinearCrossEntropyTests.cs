namespace Unroll.Tests.Losses;

public class LinearCrossEntropyTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0.1f)]
    [InlineData(true, 1)]
    public void IsTheCrossEntropyOfTheLayersOutputs(bool bias, float smoothing)
    {
        var layer = new Linear(7, 301, bias, seed: 1);
        var values = Tensor.Uniform(new Shape(75, 7), -3, 3, 2);
        int[] targets = [.. Enumerable.Range(0, 75).Select(i => i * 8 % 301)];
        TrainingPass first = new(1, 0), second = new(1, 0);
        Tensor x = first.Watch(values), y = second.Watch(values);
        var expected = CrossEntropy.Mean(layer.Forward(x, first), targets, labelSmoothing: smoothing) * 0.7f;
        var actual = LinearCrossEntropy.Mean(layer, y, targets, second, smoothing) * 0.7f;
        Assert.Equal(expected.Item(), actual.Item(), 1e-5);
        Gradients wanted = expected.Backward(), given = actual.Backward();
        Near.Equal(wanted[x], given[y], 1e-6);
        foreach (var (_, parameter) in layer.NamedParameters())
            Near.Equal(wanted[parameter], given[parameter], 1e-6);
    }

    [Fact]
    public void GradientIsThatOfDifferences()
    {
        var layer = new Linear(3, 4, seed: 1);
        GradientCheck.Of(
            (x, pass) => LinearCrossEntropy.Mean(layer, x[0], [2, 0], pass, 0.2f), [GradientCheck.Values([2, 3], 1)],
            layer.Weight, layer.Bias!);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var layer = new Linear(3, 4, seed: 1);
        Assert.Contains(
            "targets[1] is 4, but there are 4 classes",
            Assert.Throws<ArgumentOutOfRangeException>(
            () => LinearCrossEntropy.Mean(layer, Tensor.Zeros(2, 3), [0, 4], new(1, 0))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "[n, 3] was expected",
            Assert.Throws<ArgumentException>(
            () => LinearCrossEntropy.Mean(layer, Tensor.Zeros(2, 4), [0, 1], new(1, 0))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 targets were given",
            Assert.Throws<ArgumentException>(
            () => LinearCrossEntropy.Mean(layer, Tensor.Zeros(2, 3), [0], new(1, 0))).Message,
            StringComparison.Ordinal);
    }
}
