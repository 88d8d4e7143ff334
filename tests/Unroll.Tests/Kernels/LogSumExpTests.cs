using System.Numerics;

namespace Unroll.Tests.Kernels;

public class LogSumExpTests
{
    [Fact]
    public void AnExponentialStaysUnderTheBound()
    {
        double error = 0;
        for (var x = -87.0; x <= 0; x += 1.0 / 1024)
            error = Math.Max(
                error, Math.Abs(Exponential.OfNegative(new Vector<float>((float)x))[0] / Math.Exp((float)x) - 1));
        Assert.InRange(error, 0, 2e-7);
        Assert.Equal(1, Exponential.OfNegative(Vector<float>.Zero)[0]);
        Assert.InRange(Exponential.OfNegative(new Vector<float>(float.NegativeInfinity))[0], 0, 2e-38f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1e4f)]
    public void ASumIsThatOfFloat64(float range)
    {
        var random = new Random(1);
        foreach (var length in Enumerable.Range(1, 100).Concat([1023, 1024, 1025, 2048, 8003, 50_000]))
        {
            float[] row = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2 - 1) * range)];
            var largest = row.Max();
            var expected = largest + Math.Log(row.Sum(x => Math.Exp((double)x - largest)));
            Assert.Equal(expected, RowSoftmax.LogSumExp(row, largest), 1e-6 + 1e-7 * range);
        }
    }

    [Fact]
    public void WhatIsNothingAddsNothing()
    {
        Assert.Equal(5, RowSoftmax.LogSumExp([float.NegativeInfinity, 5, -1e30f, float.NegativeInfinity], 5), 1e-12);
        Assert.Equal(3e38, RowSoftmax.LogSumExp([-3e38f, 3e38f], 3e38f), 1e31);
        Assert.Equal(-7, RowSoftmax.LogSumExp([-7], -7), 1e-12);
    }
}
