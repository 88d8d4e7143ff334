namespace Unroll.Text.Tests;

public class TrainingTests
{
    [Fact]
    public void TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads()
    {
        // Large enough that the work is split.
        var options = new TextClassifierOptions { Embedding = 20, Hidden = 24, Bidirectional = true, Dropout = 0.2f, Tokens = "characters" };
        var training = new TrainingOptions { Epochs = 2, BatchSize = 8, Seed = 7 };
        var before = Threads.Count;
        try
        {
            Threads.Count = 1;
            var one = TinyTask.Bytes(TextClassifier.Train(TinyTask.Texts, options, training));
            Threads.Count = 2;
            var two = TinyTask.Bytes(TextClassifier.Train(TinyTask.Texts, options, training));
            var other = TinyTask.Bytes(TextClassifier.Train(TinyTask.Texts, options, training with { Seed = 8 }));
            Assert.Equal(one, two);
            Assert.NotEqual(one, other);
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public void WithDevTextsTheBestEpochIsKept()
    {
        var reports = new List<TrainingProgress>();
        var dev = TinyTask.Texts.Take(9).Append(new("bird", "x")).ToArray();
        var classifier = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training, dev, new Reports(reports.Add));
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.Equal(TinyTask.Training.Epochs, epochs.Length);
        Assert.Equal(epochs.Max(epoch => epoch.Dev!.Accuracy), classifier.Evaluate(dev).Accuracy);
        Assert.Equal(epochs.Last(epoch => epoch.IsBest).Dev!.Accuracy, epochs.Max(epoch => epoch.Dev!.Accuracy));
        Assert.True(epochs[0].IsBest);
        Assert.All(epochs, epoch => Assert.Equal(10, epoch.Dev!.Texts));
    }

    [Fact]
    public void WithoutDevTextsTheLastEpochIsKept()
    {
        var reports = new List<TrainingProgress>();
        TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training, progress: new Reports(reports.Add));
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.All(epochs, epoch => Assert.True(epoch.IsBest && epoch.Dev is null));
        Assert.Equal(TimeSpan.Zero, epochs[^1].Remaining);
        Assert.All(epochs, epoch => Assert.True(epoch is { Steps: 6, Step: 6, TokensPerSecond: > 0, GradientNorm: > 0 }));
    }

    [Fact]
    public void CancellingKeepsTheBestEpoch()
    {
        using var cancel = new CancellationTokenSource();
        var best = 0.0;
        var classifier = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training with { Epochs = 1000 }, TinyTask.Texts, new Reports(report =>
        {
            best = Math.Max(best, report.Dev?.Accuracy ?? 0);
            if (report.IsEpochEnd && report.Epoch == 3)
                cancel.Cancel();
        }), cancel.Token);
        Assert.Equal(best, classifier.Evaluate(TinyTask.Texts).Accuracy);
    }

    [Fact]
    public void CancellingBeforeTheFirstStepLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => TextClassifier.Train(TinyTask.Texts, TinyTask.Options, cancellationToken: cancel.Token));
    }

    [Fact]
    public void ALossThatIsNotFiniteNamesItsStepAndLeavesTheLastGoodModel()
    {
        // Weights that Adam's first step throws to infinity give no finite loss at the second.
        var training = new TextClassifierTraining(TinyTask.Texts, TinyTask.Options, TinyTask.Training with { LearningRate = float.MaxValue, BatchSize = 100, Epochs = 3 });
        var failure = Assert.Throws<TrainingDivergedException>(() => training.Run());
        Assert.Equal(2, failure.Step);
        Assert.Matches("^the loss was .* at step 2, where a finite number was expected; try a smaller learning rate", failure.Message);
        Assert.NotNull(training.Classifier); // as the first epoch left it
    }

    [Fact]
    public void OneClassIsNotEnough()
    {
        Assert.Contains("all 2 texts have the label 'a'", Assert.Throws<ArgumentException>(() => TextClassifier.Train([new("a", "x"), new("a", "y")])).Message, StringComparison.Ordinal);
        Assert.Contains("no text", Assert.Throws<ArgumentException>(() => TextClassifier.Train([])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<TextClassifierOptions, string> BadOptions => new()
    {
        { new() { Tokens = "words" }, "there are no tokens called 'words'" },
        { new() { Embedding = 0 }, "Embedding is 0, but a number from 1 to 16384 was expected" },
        { new() { Embedding = 16385 }, "Embedding is 16385" },
        { new() { Hidden = -1 }, "Hidden is -1" },
        { new() { Hidden = int.MaxValue }, "Hidden is 2147483647, but a number from 1 to 16384 was expected" },
        { new() { Layers = 0 }, "Layers is 0" },
        { new() { Layers = 2_000_000_000 }, "Layers is 2000000000, but a number from 1 to 64 was expected" },
        { new() { Hidden = 16384, Layers = 64 }, "recurrent weights, but at most 2147483647 were expected" },
        { new() { Dropout = 1 }, "Dropout is 1, but" },
        { new() { Dropout = float.NaN }, "Dropout is NaN" },
        { new() { InitialRange = 0 }, "InitialRange is 0" },
        { new() { Pooling = (Pooling)9 }, "Pooling is 9" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void OptionsOutOfRangeAreRefused(TextClassifierOptions options, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => TextClassifier.Train(TinyTask.Texts, options)).Message, StringComparison.Ordinal);

    public static TheoryData<TrainingOptions, string> BadTraining => new()
    {
        { new() { Epochs = 0 }, "Epochs is 0" },
        { new() { BatchSize = 0 }, "BatchSize is 0" },
        { new() { LearningRate = 0 }, "LearningRate is 0" },
        { new() { LearningRate = float.PositiveInfinity }, "LearningRate is" },
        { new() { ClipNorm = -1 }, "ClipNorm is -1" },
    };

    [Theory]
    [MemberData(nameof(BadTraining))]
    public void TrainingOutOfRangeIsRefused(TrainingOptions training, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => TextClassifier.Train(TinyTask.Texts, TinyTask.Options, training)).Message, StringComparison.Ordinal);
}
