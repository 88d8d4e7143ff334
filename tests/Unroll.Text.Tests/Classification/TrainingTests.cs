namespace Unroll.Text.Tests;

public class TrainingTests
{
    [Fact]
    public void TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads()
    {
        // Large enough that the work is split.
        var options = new TextClassifierOptions
        {
            Embedding = 20,
            Hidden = 24,
            Bidirectional = true,
            Dropout = 0.2f,
            Tokens = "characters"
        };
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
        var classifier = TextClassifier.Train(
            TinyTask.Texts, TinyTask.Options, TinyTask.Training, dev, progress: reports.Add);
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.Equal(TinyTask.Training.Epochs, epochs.Length);
        Assert.Equal(epochs.Max(epoch => epoch.Dev!.Values[0].Value), classifier.Evaluate(dev).Accuracy);
        Assert.Equal(
            epochs.Last(epoch => epoch.IsBest).Dev!.Values[0].Value, epochs.Max(epoch => epoch.Dev!.Values[0].Value));
        Assert.True(epochs[0].IsBest);
        Assert.All(epochs, epoch => Assert.Equal(10, ((ClassificationScores)epoch.Dev!).Texts));
    }

    [Fact]
    public void ProgressComesInOrderOnTheThreadThatTrains()
    {
        var (reports, threads) = (new List<TrainingProgress>(), new List<int>());
        TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training with { Epochs = 50 },
            progress: report =>
        {
            reports.Add(report);
            threads.Add(Environment.CurrentManagedThreadId);
        });
        Assert.Equal(Enumerable.Range(1, 50),
            reports.Where(report => report.IsEpochEnd).Select(report => report.Epoch));
        Assert.Equal(reports.Select(report => report.Elapsed).Order(), reports.Select(report => report.Elapsed));
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    /// <summary>
    /// A training says what is left as a multiple of what went by: of 430 s an epoch, too much for any time.
    /// </summary>
    [Theory]
    [InlineData(430, int.MaxValue)]
    [InlineData(0.25, 1e300)]
    [InlineData(1, double.PositiveInfinity)]
    public void TheTimeLeftIsAtMostTheLongest(double seconds, double factor) =>
        Assert.Equal(TimeSpan.MaxValue, EpochMeter.Multiple(TimeSpan.FromSeconds(seconds), factor));

    [Fact]
    public void TheTimeLeftIsAMultiple()
    {
        Assert.Equal(TimeSpan.FromSeconds(2.5), EpochMeter.Multiple(TimeSpan.FromSeconds(1), 2.5));
        var years = EpochMeter.Multiple(TimeSpan.FromSeconds(420), int.MaxValue);
        Assert.InRange(years, TimeSpan.FromDays(10_000_000), TimeSpan.FromDays(10_500_000));
    }

    [Fact]
    public void WithoutDevTextsTheLastEpochIsKept()
    {
        var reports = new List<TrainingProgress>();
        TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training, progress: reports.Add);
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.All(epochs, epoch => Assert.True(epoch.IsBest && epoch.Dev is null));
        Assert.Equal(TimeSpan.Zero, epochs[^1].Remaining);
        Assert.All(epochs, epoch =>
            Assert.True(epoch is { Steps: 6, Step: 6, TokensPerSecond: > 0, GradientNorm: > 0 }));
    }

    [Fact]
    public void CancellingKeepsTheBestEpoch()
    {
        using var cancel = new CancellationTokenSource();
        var best = 0.0;
        var classifier = TextClassifier.Train(TinyTask.Texts, TinyTask.Options,
            TinyTask.Training with { Epochs = 1000 }, TinyTask.Texts, progress: report =>
        {
            best = Math.Max(best, report.Dev?.Values[0].Value ?? 0);
            if (report.IsEpochEnd && report.Epoch == 3)
                cancel.Cancel();
        }, cancellationToken: cancel.Token);
        Assert.Equal(best, classifier.Evaluate(TinyTask.Texts).Accuracy);
    }

    [Fact]
    public void CancellingBeforeTheFirstStepLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => TextClassifier.Train(TinyTask.Texts, TinyTask.Options, cancellationToken: cancel.Token));
    }

    [Fact]
    public void ALossThatIsNotFiniteNamesItsStepAndLeavesTheLastGoodModel()
    {
        // Weights that the first step of the second epoch throws to infinity give no finite loss at the next one.
        var training = new TextClassifierTraining(
            TinyTask.Texts, TinyTask.Options,
            TinyTask.Training with
            {
                LearningRate = float.MaxValue,
                BatchSize = 12,
                Epochs = 3,
                Schedule = new LateSchedule()
            });
        var failure = Assert.Throws<TrainingDivergedException>(() => training.Run());
        Assert.Equal(4, failure.Step);
        Assert.Matches(
            "^the loss was .* at step 4, where a finite number was expected; try a smaller learning rate",
            failure.Message);
        Assert.Equal(2, training.Model!.Predict("x").Probabilities.Count); // as the first epoch left it
    }

    [Fact]
    public void DevScoresThatAreNotFiniteLeaveTheLastGoodModel()
    {
        // After a first epoch that learns next to nothing, the schedule's rate makes weights in the last step of the
        // second whose products are infinite, which only the dev scores notice.
        LabelledText[] dev = [new("dog", "x"), new("猫", "x")];
        var options = TinyTask.Training with
        {
            LearningRate = 5e37f,
            BatchSize = 100,
            Epochs = 2,
            Schedule = new LateSchedule()
        };
        var training = new TextClassifierTraining(
            TinyTask.Texts, TinyTask.Options with { Embedding = 1, Cell = CellKind.Relu }, options, dev);
        var failure = Assert.Throws<TrainingDivergedException>(() => training.Run());
        Assert.Equal(
            (0, "the scores of a dev text were not finite numbers; try a smaller learning rate "
            + "(`LearningRate`), or clip gradients to a smaller norm (`ClipNorm`)"), (failure.Step, failure.Message));
        Assert.Equal(2, training.Model!.Predict("x").Probabilities.Count);
    }

    [Fact]
    public void PatienceEndsATrainingThatGetsNoBetter()
    {
        var reports = new List<TrainingProgress>();
        // No epoch is better than the first on texts whose labels say nothing.
        LabelledText[] dev = [new("dog", "x"), new("猫", "x")];
        TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training with { Epochs = 50, Patience = 3 },
            dev, progress: reports.Add);
        Assert.Equal(
            [true, false, false, false], reports.Where(report => report.IsEpochEnd).Select(report => report.IsBest));
    }

    [Fact]
    public void TheMeanOfTheLastEpochsIsKept()
    {
        float[][] weights = [.. Enumerable.Range(2, 3)
            .Select(epochs => Weights(TinyTask.Training with { Epochs = epochs }))];
        var mean = Weights(TinyTask.Training with { Epochs = 4, AverageLast = 3 });
        for (var i = 0; i < mean.Length; i++)
            Assert.Equal((weights[0][i] + weights[1][i] + weights[2][i]) / 3, mean[i], 1e-6f);

        static float[] Weights(TrainingOptions training) =>
            [.. TextClassifier.Train(TinyTask.Texts, TinyTask.Options, training).Model.NamedParameters()
                .SelectMany(entry => entry.Parameter.Value.ToArray())];
    }

    [Fact]
    public void TheScheduleSetsTheRateOfEachStep()
    {
        var reports = new List<TrainingProgress>();
        TextClassifier.Train(TinyTask.Texts, TinyTask.Options,
            TinyTask.Training with { Epochs = 4, Schedule = new StepSchedule(every: 2, decay: 0.1f) },
            progress: reports.Add);
        Assert.Equal(
            [0.03, 0.03, 0.003, 0.003], reports.Where(report => report.IsEpochEnd)
            .Select(report => Math.Round(report.LearningRate, 6)));
    }

    [Fact]
    public void EveryOptionTogetherLearnsAndRepeats()
    {
        var options = TinyTask.Options with
        {
            Bidirectional = true,
            Layers = 2,
            Pooling = Pooling.Attention,
            LayerNorm = true,
            Dropout = 0.1f,
            RecurrentDropout = 0.1f,
            WordDropout = 0.05f,
            ClassWeights = ClassWeights.Balanced,
            LowerCase = true,
            FoldWidth = true,
            Attention = AttentionScoreKind.ScaledDot,
        };
        var training =
            TinyTask.Training with
            {
                Epochs = 30,
                LearningRate = 0.01f,
                Schedule = new CosineSchedule(warmUp: 5),
                WeightDecay = 0.01f,
                LabelSmoothing = 0.1f,
                AverageLast = 2,
                Patience = 30
            };
        var one = TextClassifier.Train(TinyTask.Texts, options, training, TinyTask.Texts);
        Assert.True(one.Evaluate(TinyTask.Texts).Accuracy > 0.9);
        Assert.Equal(
            TinyTask.Bytes(one),
            TinyTask.Bytes(TextClassifier.Train(TinyTask.Texts, options, training, TinyTask.Texts)));
    }

    [Fact]
    public void RareClassesCountWhereWeightsSaySo()
    {
        // Nothing but the weights speaks for the rare class.
        LabelledText[] texts = [.. Enumerable.Repeat(new LabelledText("often", "x"), 30),
            .. Enumerable.Repeat(new LabelledText("rare", "x"), 10)];
        var training = TinyTask.Training with { Epochs = 100, BatchSize = texts.Length };
        Assert.InRange(Rare(null), 0.15f, 0.35f);
        Assert.InRange(Rare(ClassWeights.Balanced), 0.4f, 0.6f);
        Assert.InRange(Rare(ClassWeights.FromTable(new Dictionary<string, float> { ["rare"] = 12 })), 0.7, 0.9);

        double Rare(ClassWeights? weights) =>
            TextClassifier.Train(texts, TinyTask.Options with { ClassWeights = weights }, training)
                .Predict("x").Probabilities.Single(entry => entry.Label == "rare").Probability;
    }

    [Fact]
    public void LongTextsAreReadToTheirBound()
    {
        var training = new TextClassifierTraining(
            [.. TinyTask.Texts, new("dog", string.Concat(Enumerable.Repeat("y ", 50)))],
            TinyTask.Options with { MaximumTokens = 10 }, TinyTask.Training with { Epochs = 1 });
        Assert.Equal(1, training.TextsCut);
        training.Run();
        Assert.Equal(
            TinyTask.Texts.Sum(text => text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) + 10,
            training.Tokens);
        var classifier = training.Model!;
        Assert.Equal(
            classifier.Predict(string.Concat(Enumerable.Repeat("y ", 10))).Probabilities,
            classifier.Predict(string.Concat(Enumerable.Repeat("y ", 1_000_000))).Probabilities);
    }

    [Fact]
    public void OneClassIsNotEnough()
    {
        Assert.Contains(
            "all 2 texts have the label 'a'", Assert.Throws<ArgumentException>(
            () => TextClassifier.Train([new("a", "x"), new("a", "y")])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no text", Assert.Throws<ArgumentException>(() => TextClassifier.Train([])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", "train[1]: the label is empty; give every text a label")]
    [InlineData("a\nb",
        @"train[1]: the label 'a\u000Ab' holds a control character, but a name on one line was expected")]
    public void ALabelIsANameOnOneLine(string label, string expected) =>
        Assert.StartsWith(
            expected, Assert.Throws<ArgumentException>(
            () => TextClassifier.Train([new("a", "x"), new(label, "y")])).Message, StringComparison.Ordinal);

    public static TheoryData<TextClassifierOptions, string, string> BadOptions => new()
    {
        { new() { Tokens = "syllables" }, "Tokens",
            "is 'syllables', but words, characters, whitespace or treebank was expected" },
        { new() { Embedding = 0 }, "Embedding", "is 0, but a whole number from 1 to 16384 was expected" },
        { new() { Embedding = 16385 }, "Embedding", "is 16385, but a whole number from 1 to 16384 was expected" },
        { new() { Hidden = -1 }, "Hidden", "is -1, but a whole number from 1 to 16384 was expected" },
        { new() { Hidden = int.MaxValue }, "Hidden",
            "is 2147483647, but a whole number from 1 to 16384 was expected" },
        { new() { Layers = 0 }, "Layers", "is 0, but a whole number from 1 to 64 was expected" },
        { new() { Layers = 2_000_000_000 }, "Layers", "is 2000000000, but a whole number from 1 to 64 was expected" },
        { new() { Dropout = 1 }, "Dropout", "is 1, but 0 or more and less than 1 was expected" },
        { new() { Dropout = float.NaN }, "Dropout", "is NaN, but 0 or more and less than 1 was expected" },
        { new() { RecurrentDropout = 1 }, "RecurrentDropout", "is 1, but 0 or more and less than 1 was expected" },
        { new() { WordDropout = -0.1f }, "WordDropout", "is -0.1, but 0 or more and less than 1 was expected" },
        { new() { MaximumTokens = 0 }, "MaximumTokens", "is 0, but a whole number from 1 to 65536 was expected" },
        { new() { Attention = (AttentionScoreKind)7 }, "Attention",
            "is 7, but additive, bilinear, dot or scaled-dot was expected" },
        { new() { InitialRange = 0 }, "InitialRange",
            "is 0, but a number above 0 and at most 1000000 was expected" },
        { new() { InitialRange = 3.4e38f }, "InitialRange",
            "is 3.4E+38, but a number above 0 and at most 1000000 was expected" },
        { new() { Pooling = (Pooling)9 }, "Pooling", "is 9, but last, hn, max, mean or attention was expected" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void OptionsOutOfRangeAreRefused(TextClassifierOptions options, string property, string expected)
    {
        var refusal = Assert.Throws<OptionException>(() => TextClassifier.Train(TinyTask.Texts, options));
        Assert.Equal(($"`{property}` {expected}", property), (refusal.Message, refusal.ParamName));
    }

    public static TheoryData<TextClassifierOptions, string> OptionsThatDoNotFit => new()
    {
        { new() { Hidden = 16384, Layers = 64, Bidirectional = false },
            "weights, lstm.weight_hh_l0 of shape [65536, 16384] the most of them, but at most 536870912 were "
            + "expected" },
        { new() { ClassWeights = ClassWeights.FromTable(new Dictionary<string, float> { ["bird"] = 2 }) },
            "`ClassWeights` has a weight for class 'bird', but no training text has that label" },
    };

    [Theory]
    [MemberData(nameof(OptionsThatDoNotFit))]
    public void OptionsThatDoNotFitAreRefused(TextClassifierOptions options, string expected) =>
        Assert.Contains(
            expected, Assert.ThrowsAny<ArgumentException>(() => TextClassifier.Train(TinyTask.Texts, options)).Message,
            StringComparison.Ordinal);

    public static TheoryData<TrainingOptions, string, string> BadTraining => new()
    {
        { new() { Epochs = 0 }, "Epochs", "is 0, but a whole number of 1 or more was expected" },
        { new() { BatchSize = 0 }, "BatchSize", "is 0, but a whole number of 1 or more was expected" },
        { new() { LearningRate = 0 }, "LearningRate", "is 0, but a number above 0 was expected" },
        { new() { LearningRate = float.PositiveInfinity }, "LearningRate",
            "is Infinity, but a number above 0 was expected" },
        { new() { ClipNorm = -1 }, "ClipNorm", "is -1, but a number of 0 or more was expected" },
        { new() { WeightDecay = -1 }, "WeightDecay", "is -1, but a number of 0 or more was expected" },
        { new() { LabelSmoothing = 1 }, "LabelSmoothing", "is 1, but 0 or more and less than 1 was expected" },
        { new() { AverageLast = 0 }, "AverageLast", "is 0, but a whole number from 1 to 100 was expected" },
        { new() { AverageLast = 101 }, "AverageLast", "is 101, but a whole number from 1 to 100 was expected" },
        { new() { Patience = 0 }, "Patience", "is 0, but a whole number of 1 or more was expected" },
        { new() { Patience = 1 }, "Patience",
            "needs dev scores, but there are no dev data; give some, or hold out a part of the training data" },
        { new() { Schedule = new PlateauSchedule() }, "Schedule",
            "plateau needs dev scores, but there are no dev data; give some, or hold out a part of the training data" },
    };

    [Theory]
    [MemberData(nameof(BadTraining))]
    public void TrainingOutOfRangeIsRefused(TrainingOptions training, string property, string expected)
    {
        var refusal = Assert.Throws<OptionException>(
            () => TextClassifier.Train(TinyTask.Texts, TinyTask.Options, training));
        Assert.Equal(($"`{property}` {expected}", property), (refusal.Message, refusal.ParamName));
    }
}
