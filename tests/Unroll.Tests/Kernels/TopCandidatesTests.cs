using System.Numerics;

namespace Unroll.Tests.Kernels;

public class TopCandidatesTests
{
    [Fact]
    public void AreThoseOfASort()
    {
        var random = new Random(1);
        for (var length = 1; length < 20 * Vector<float>.Count + 10; length++)
        {
            float[] row = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            foreach (var count in (int[])[1, 2, 5, 8, 40, length])
                Check(row, count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(1000)]
    public void OfEqualNumbersTheFirstComeFirst(int values)
    {
        var random = new Random(values);
        for (var length = 1; length < 400; length += 13)
        {
            float[] row = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(values))];
            foreach (var count in (int[])[1, 3, 8, 100])
                Check(row, count);
        }
    }

    [Fact]
    public void MinusInfinityIsANumberLikeOthers()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            float[] row = [.. Enumerable.Range(0, 150)
                .Select(_ => random.Next(30) > round % 30 ? float.NegativeInfinity : random.NextSingle() * 1e30f)];
            Check(row, 1 + round % 12);
        }
    }

    [Fact]
    public void RisingFallingAndLongRows()
    {
        float[] rising = [.. Enumerable.Range(0, 8001).Select(i => (float)i)];
        Check(rising, 6);
        Check([.. rising.Reverse()], 6);
        Check([.. rising.Select(i => -Math.Abs(i - 5003))], 103);
    }

    [Fact]
    public void NoneMayBeWanted() => TopCandidates.Find([1, 2, 3], [], []);

    private static void Check(float[] row, int count)
    {
        count = Math.Min(count, row.Length);
        var (values, places) = (new float[count], new int[count]);
        TopCandidates.Find(row, values, places);
        int[] expected = [.. Enumerable.Range(0, row.Length).OrderByDescending(i => row[i])
            .Take(count)]; // the sort is stable
        Assert.Equal(expected, places);
        Assert.Equal(expected.Select(i => row[i]), values);
    }
}
