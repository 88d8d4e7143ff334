namespace Unroll.Tests.Threading;

/// <summary>
/// These change the number of threads, which every other test may be running with: no result depends on it.
/// </summary>
[Collection(nameof(Threads))]
public sealed class WorkersTests : IDisposable
{
    private readonly int _before = Threads.Count;

    public void Dispose() => Threads.Count = _before;

    [Fact]
    public void EachItemIsDoneOnceByAnyNumberOfCallers()
    {
        Threads.Count = 4;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, caller =>
        {
            for (var round = 0; round < 300; round++)
            {
                var done = new int[1 + (round * 7 + caller) % 61];
                Workers.For(done.Length, done, static (i, items) => Interlocked.Increment(ref items[i]));
                Assert.All(done, times => Assert.Equal(1, times));
            }
        });
    }

    [Fact]
    public void JobsOfChangingSizeOneAfterTheOtherLoseNothing()
    {
        Threads.Count = 3;
        var done = new int[64];
        for (var round = 1; round <= 20_000; round++)
        {
            var count = 2 + round % 63;
            Workers.For(count, done, static (i, items) => items[i]++);
            if (round % 63 != 0)
                continue;
            for (var i = 0; i < done.Length; i++)
                Assert.Equal(round / 63 * Math.Min(63, 64 - i), done[i]);
        }
    }

    [Fact]
    public void TheFirstExceptionReachesTheCallerAndTheNextJobWorks()
    {
        foreach (var threads in (int[])[1, 3])
        {
            Threads.Count = threads;
            var failure = Assert.Throws<FormatException>(() => Workers.For(50, 0, static (i, _) =>
            {
                if (i == 17)
                    throw new FormatException("item 17");
            }));
            Assert.Equal("item 17", failure.Message);
            var done = new int[50];
            Workers.For(50, done, static (i, items) => items[i]++);
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void NestedCallsRunWhereTheyAre()
    {
        Threads.Count = 3;
        var done = new int[20 * 30];
        Workers.For(20, done, static (outer, items) =>
            Workers.For(30, (outer, items), static (inner, s) => s.items[s.outer * 30 + inner]++));
        Assert.All(done, times => Assert.Equal(1, times));
        Workers.For(0, done, static (_, _) => Assert.Fail("there is no item"));
    }

    [Fact]
    public void ParkedWorkersWake()
    {
        Threads.Count = 2;
        for (var round = 0; round < 3; round++)
        {
            Thread.Sleep(20);
            var done = new int[9];
            Workers.For(9, done, static (i, items) => items[i]++);
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void AWrongNumberOfThreadsIsRefused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = count);

    [Fact]
    public void NoResultDependsOnTheNumberOfThreads()
    {
        static float[] Train(int threads)
        {
            Threads.Count = threads;
            var (embedding, linear) = (new Embedding(700, 40, paddingIndex: 0, seed: 1), new Linear(40, 150, seed: 2));
            var adam = new Adam(
                embedding.Under("e").Concat(linear.Under("l")).Select(entry => entry.Parameter),
                new AdamOptions { LearningRate = 0.01f });
            int[] ids = [.. Enumerable.Range(0, 900).Select(i => i * i % 631)],
                targets = [.. ids.Select(id => id % 150)];
            Gradients? gradients = null;
            for (var step = 0; step < 3; step++)
            {
                var pass = new TrainingPass(9, step);
                var loss = CrossEntropy.Mean(
                    linear.Forward(embedding.Forward(ids, pass).Dropout(0.2f, pass), pass), targets);
                gradients = loss.Backward(gradients).ClipByNorm(0.5f);
                adam.Step(gradients);
            }
            return [.. embedding.Weight.Value.Span, .. linear.Weight.Value.Span, .. linear.Bias!.Value.Span,
                gradients!.Norm()];
        }

        var one = Train(1);
        Near.SameBits(one, Train(2));
        Near.SameBits(one, Train(3));
    }
}
