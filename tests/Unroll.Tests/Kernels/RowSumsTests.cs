namespace Unroll.Tests.Kernels;

/// <summary>Sums are right, and their order is the one that <see cref="RowSums"/> says.</summary>
public class RowSumsTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 71)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ASum(int length)
    {
        var x = Row(length, 1);
        Check(RowSums.Sum(x), x, (sum, i) => sum + x[i], i => x[i]);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ASumOfSquares(int length)
    {
        var x = Row(length, 2);
        Check(
            RowSums.SumOfSquares(x),
            x,
            (sum, i) => float.MultiplyAddEstimate(x[i], x[i], sum),
            i => (double)x[i] * x[i]);
        Check(
            RowSums.SumOfSquares(x, 0.3f),
            x,
            (sum, i) => float.MultiplyAddEstimate(x[i] - 0.3f, x[i] - 0.3f, sum),
            i => Math.Pow((double)x[i] - 0.3f, 2));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ADotProduct(int length)
    {
        var (x, y) = (Row(length, 3), Row(length, 4));
        Check(RowSums.Dot(x, y), x, (sum, i) => float.MultiplyAddEstimate(x[i], y[i], sum), i => (double)x[i] * y[i]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(44)]
    public void ADotProductOfFloat64(int length)
    {
        double[] x = [.. Row(length, 5).Select(value => value / 3.0)];
        double[] y = [.. Row(length, 6).Select(value => value / 7.0)];
        var sums = new double[8];
        for (var i = 0; i < length; i++)
            sums[i % 8] = double.MultiplyAddEstimate(x[i], y[i], sums[i % 8]);
        var four = Enumerable.Range(0, 4).Select(i => sums[i] + sums[i + 4]).ToArray();
        var result = RowSums.Dot(x, y);
        Assert.Equal(four[0] + four[2] + (four[1] + four[3]), result);
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), result, 1e-12);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(40, 39)]
    public void RowsOfDifferentLengthsAreRefused(int x, int y) =>
        Assert.Throws<ArgumentException>(() => RowSums.Dot(Row(x, 1), Row(y, 1)));

    [Fact]
    public void WhatIsNotFiniteStays()
    {
        float[] row = [.. Enumerable.Repeat(1f, 37)];
        foreach (var at in Enumerable.Range(0, row.Length))
        {
            row[at] = float.NaN;
            Assert.True(float.IsNaN(RowSums.Sum(row)));
            row[at] = float.PositiveInfinity;
            Assert.Equal(float.PositiveInfinity, RowSums.Sum(row));
            row[at] = 1;
        }
    }

    private static float[] Row(int length, int seed)
    {
        var random = new Random(100 * seed + length);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Check(float result, float[] x, Func<float, int, float> add, Func<int, double> term)
    {
        Assert.Equal(InOrder(x.Length, add), result);
        var terms = Enumerable.Range(0, x.Length).Select(term).ToArray();
        Assert.Equal(terms.Sum(), result, 1e-7 + 1e-6 * terms.Sum(Math.Abs));
    }

    private static float InOrder(int length, Func<float, int, float> add)
    {
        var sums = new float[32];
        if (length < 8)
            return Enumerable.Range(0, length).Aggregate(0f, add);
        var whole = length / 32 * 32;
        for (var i = 0; i < whole; i++)
            sums[i % 32] = add(sums[i % 32], i);
        for (var i = whole; i < length; i++)
        {
            var lane = length - i / 8 * 8 >= 8 ? i % 8 : i % 8 + 8 - length % 8;
            sums[lane] = add(sums[lane], i);
        }
        var eight = Enumerable.Range(0, 8).Select(i => sums[i] + sums[i + 8] + (sums[i + 16] + sums[i + 24])).ToArray();
        var four = Enumerable.Range(0, 4).Select(i => eight[i] + eight[i + 4]).ToArray();
        return four[0] + four[2] + (four[1] + four[3]);
    }
}
