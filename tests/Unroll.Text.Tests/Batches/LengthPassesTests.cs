using System.Collections.Concurrent;

namespace Unroll.Text.Tests;

public class LengthPassesTests
{
    [Theory]
    [InlineData(1000, 13, 1)]
    [InlineData(1000, 13, 2)]
    [InlineData(1000, 13, 3)]
    [InlineData(70, 40, 4)]
    public void EachThreadHasAsManyPassesOfEqualSize(int count, int mean, int threads)
    {
        int[] lengths = [.. Enumerable.Range(0, count).Select(i => mean / 2 + i * 7 % mean)];
        var passes = Passes(lengths, threads);
        Assert.Equal(Enumerable.Range(0, count), passes.SelectMany(pass => pass).Order());
        Assert.Equal(0, passes.Length % threads);
        int[] tokens = [.. passes.Select(pass => pass.Sum(text => lengths[text]))];
        Assert.InRange(tokens.Max() - tokens.Min(), 0, 2 * lengths.Max());
        Assert.InRange(tokens.Max(), 0, LengthPasses.Tokens + lengths.Max());
        Assert.All(passes, pass =>
            Assert.Equal(pass.Select(text => lengths[text]).OrderDescending(), pass.Select(text => lengths[text])));
    }

    [Fact]
    public void FewTextsAreOnePass() => Assert.Single(Passes([.. Enumerable.Repeat(16, 64)], threads: 4));

    [Fact]
    public void AVeryLongTextLeavesTheOthersTheirPasses()
    {
        var passes = Passes([50_000, .. Enumerable.Repeat(10, 400)], threads: 2);
        Assert.Equal([0], passes.Single(pass => pass.Contains(0)));
        Assert.InRange(passes.Length, 4, 8);
    }

    private static int[][] Passes(int[] lengths, int threads)
    {
        var before = Threads.Count;
        try
        {
            Threads.Count = threads;
            var passes = new ConcurrentBag<int[]>();
            LengthPasses.Run(
                Enumerable.Range(0, lengths.Length), text => lengths[text], passes.Add, CancellationToken.None);
            return [.. passes];
        }
        finally
        {
            Threads.Count = before;
        }
    }
}
