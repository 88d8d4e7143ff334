using CustomCell;

namespace Unroll.Tests.Experiments;

public class MemoryTrialTests
{
    private static readonly MemoryTrialOptions Options = new() { Updates = 200 };

    /// <summary>A task whose sizes and examples can be changed.</summary>
    private sealed class OwnTask : IMemoryTask
    {
        public string Name => "own";

        public string Description => "nothing";

        public int InputSize { get; init; } = 4;

        public int OutputSize { get; init; } = 4;

        public int ReadSteps { get; init; } = 1;

        public int ShortestLength { get; init; } = 1;

        public Func<MemoryBatch, MemoryBatch?> Change { get; init; } = batch => batch;

        public MemoryBatch Draw(int length, int count, Random random)
        {
            var input = Tensor.Uniform(new Shape(length, count, 4), 0, 1, (ulong)random.Next());
            return Change(new MemoryBatch(input, read => (read * read).Sum(), _ => 0.5))!;
        }
    }

    private static MemoryTrialResult Try(
        IRecurrent network, IMemoryTask task, int length, MemoryTrialOptions? options = null) =>
        MemoryTrial.Run(network, task, length, options, TestContext.Current.CancellationToken);

    [Fact]
    public void AGatedCellLearnsWhatAnElmanNetworkDoesNot()
    {
        var lstm = new Recurrent<LstmCell>(8, 16, seed: 1);
        OpenGates.Set(lstm, keep: 1, write: 0, length: 40, seed: 1);
        var options = new MemoryTrialOptions { Updates = 400, LearningRate = 5e-3f };
        var learned = Try(lstm, MemoryTasks.Recall, 40, options);
        Assert.True(learned.IsLearned && learned.Score >= MemoryTrial.LearnedScore);
        Assert.InRange(learned.Updates, 10, 399);
        Assert.True(learned.LargestNorm > 0);
        Assert.Equal([40, 40], [learned.Before.Count, learned.After!.Count]);
        Assert.True(learned.Before[0] > 1e-4);

        var elman = Try(new Recurrent<ElmanCell>(8, 16, seed: 1), MemoryTasks.Recall, 40, options);
        Assert.Equal((false, 400), (elman.IsLearned, elman.Updates));
        Assert.True(elman.Before[0] < 1e-6 * elman.Before[^1]);
    }

    [Fact]
    public void EveryTaskIsLearnedWhereItIsShort()
    {
        foreach (var task in MemoryTasks.All)
        {
            var network = new Recurrent<GruCell>(task.InputSize, 24, seed: 2);
            var result = Try(
                network, task, task.ShortestLength + 1, new() { LearningRate = 1e-2f, Updates = 400 });
            Assert.True(result.IsLearned, $"{task.Name}: {result.Score}");
        }
    }

    [Fact]
    public void ACellOfOnesOwnIsTried()
    {
        var result = Try(new Recurrent<JanetCell>(8, 16, seed: 1), MemoryTasks.Recall, 10, Options);
        Assert.True(result.IsLearned, $"{result.Score}");
    }

    [Fact]
    public void ResultsRepeatWithTheirSeed()
    {
        MemoryTrialResult Run(ulong seed) => Try(
            new Recurrent<LstmCell>(8, 8, seed: 1), MemoryTasks.Recall, 12, new() { Updates = 15, Seed = seed });

        var (first, again, other) = (Run(1), Run(1), Run(2));
        Assert.Equal(first.After, again.After);
        Assert.Equal((first.Score, first.LargestNorm), (again.Score, again.LargestNorm));
        Assert.NotEqual(first.After, other.After);
    }

    [Fact]
    public void WhatDivergesHasNoGradientsAfterwards()
    {
        var relu = new ElmanCell(ElmanActivation.Relu);
        var network = new Recurrent<ElmanCell>(8, 16, new RecurrentOptions(), seed: 1, relu);
        var result = Try(network, MemoryTasks.Recall, 100, new() { ClipNorm = 0, LearningRate = 1, Updates = 50 });
        Assert.False(result.IsLearned);
        Assert.Null(result.After);
        Assert.True(result.Updates < 50);
    }

    [Fact]
    public void ATaskOfOnesOwnIsChecked()
    {
        Fault<ArgumentException>("ReadSteps 0", new OwnTask { ReadSteps = 0 });
        Fault<ArgumentException>("InputSize 0", new OwnTask { InputSize = 0 });
        Fault<ArgumentException>("ShortestLength is 1", new OwnTask { ReadSteps = 2 });
        Fault<ArgumentException>("ShortestLength is 20000", new OwnTask { ShortestLength = 20_000 });
        Fault<InvalidOperationException>("Draw returned null", new OwnTask { Change = _ => null });
        Fault<InvalidOperationException>("shape [1, 32, 4], but [6, 32, 4]", new OwnTask
        {
            Change = batch => new(batch.Input.Slice(0, 0, 1), batch.Loss, batch.Score),
        });
        Fault<InvalidOperationException>("Loss returned null", new OwnTask
        {
            Change = batch => new(batch.Input, _ => null!, batch.Score),
        });
        var strange = new OwnTask { Change = batch => new(batch.Input, batch.Loss, _ => double.PositiveInfinity) };
        Assert.False(Try(new Recurrent<LstmCell>(4, 4, seed: 1), strange, 6, Options).IsLearned);

        static void Fault<T>(string words, IMemoryTask task) where T : Exception => Assert.Contains(
            words, Assert.Throws<T>(() => Try(new Recurrent<LstmCell>(4, 4, seed: 1), task, 6, Options)).Message);
    }

    [Fact]
    public void GradientsAreThoseBeforeTraining()
    {
        Recurrent<GruCell> Network() => new(8, 8, seed: 1);
        var trial = Try(Network(), MemoryTasks.Recall, 12, new() { Updates = 1 });
        Assert.Equal(trial.Before, MemoryTrial.Gradients(Network(), MemoryTasks.Recall, 12));
    }

    [Fact]
    public void WhatCannotBeTriedIsRefused()
    {
        var task = MemoryTasks.Copy;
        var network = new Recurrent<LstmCell>(task.InputSize, 4, seed: 1);
        Refused("4 features", new Recurrent<LstmCell>(4, 4, seed: 1));
        Refused("both directions", new Recurrent<LstmCell>(task.InputSize, 4, bidirectional: true, seed: 1));
        foreach (var length in new[] { 7, MemoryTrial.MaximumLength + 1 })
            Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(
                () => Try(network, task, length)).ParamName);
        foreach (var options in (MemoryTrialOptions[])
            [new() { BatchSize = 0 }, new() { Updates = 0 }, new() { LearningRate = 0 }, new() { ClipNorm = -1 }])
            Assert.Throws<ArgumentOutOfRangeException>(() => Try(network, task, 10, options));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => MemoryTrial.Run(network, task, 10, cancellationToken: cancelled.Token));

        void Refused(string words, IRecurrent other) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(() => Try(other, task, 10)).Message);
    }
}
