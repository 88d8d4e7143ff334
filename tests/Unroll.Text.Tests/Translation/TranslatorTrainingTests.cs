namespace Unroll.Text.Tests;

public class TranslatorTrainingTests
{
    private static readonly TranslatorOptions Words =
        TinyTranslation.Options with { Tokens = "words", Embedding = 8, Hidden = 8 };

    /// <summary>Rates at which each epoch is a little better than the one before.</summary>
    private static readonly TrainingOptions Training =
        new() { Epochs = 6, BatchSize = 4, LearningRate = 0.01f, Schedule = new ConstantSchedule() };

    [Theory]
    [InlineData(AttentionScoreKind.Additive)]
    [InlineData(AttentionScoreKind.ScaledDot)]
    [InlineData(null)]
    public void TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads(AttentionScoreKind? attention)
    {
        // Large enough that the work is split, and with everything that draws.
        var options = TinyTranslation.Options with
        {
            Tokens = "bpe:20",
            Embedding = 20,
            Hidden = 24,
            Layers = 2,
            Attention = attention,
            InputFeeding = attention is not null,
            Dropout = 0.2f,
            RecurrentDropout = 0.2f,
            WordDropout = 0.1f,
            ScheduledSampling = 0.3f,
        };
        var training = Training with { Epochs = 2, BatchSize = 8, Seed = 7, LabelSmoothing = 0.1f };
        var before = Threads.Count;
        try
        {
            Threads.Count = 1;
            var one = Trained(training);
            Threads.Count = 2;
            Assert.Equal(one, Trained(training));
            Assert.NotEqual(one, Trained(training with { Seed = 8 }));
        }
        finally
        {
            Threads.Count = before;
        }

        byte[] Trained(TrainingOptions how) => TinyTranslation.Bytes(
            Translator.Train(TinyTranslation.Numbers, options, how, TinyTranslation.Numbers[..5]));
    }

    [Fact]
    public void WithDevPairsTheEpochOfTheBestBLEUIsKept()
    {
        var reports = new List<TrainingProgress>();
        var dev = TinyTranslation.Numbers[..12];
        var translator = Translator.Train(TinyTranslation.Numbers, Words,
            Training with { Epochs = 25, LearningRate = 0.03f }, dev, progress: reports.Add);
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.Equal(25, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal("bleu", epoch.Dev!.Values[0].Name));
        var best = epochs.Max(epoch => epoch.Dev!.Values[0].Value);
        Assert.True(best > 10, $"the best BLEU was {best}");
        Assert.True(epochs[0].IsBest);
        Assert.Equal(best, epochs.Last(epoch => epoch.IsBest).Dev!.Values[0].Value);
        Assert.Equal(best, translator.Evaluate(dev, new() { Beam = 1 }).Bleu.Value);
        Assert.Equal($"{epochs.Last(epoch => epoch.IsBest).Epoch}", translator.Training["keptEpoch"]);
        Assert.Equal(
            ("30", "12", "25"),
            (translator.Training["texts"], translator.Training["devTexts"], translator.Training["epochs"]));
    }

    [Fact]
    public void WithoutDevPairsTheLastEpochIsKept()
    {
        var reports = new List<TrainingProgress>();
        var run = new TranslatorTraining(TinyTranslation.Numbers, Words, Training);
        Assert.Null(run.Model);
        run.Run(reports.Add);
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.All(epochs, epoch => Assert.True(
            epoch is { Dev: null, IsBest: true, Step: 8, Steps: 8, TokensPerSecond: > 0, GradientNorm: > 0 }));
        Assert.Equal([1, 2, 3, 4, 5, 6], epochs.Select(epoch => epoch.Epoch));
        Assert.True(epochs[^1].Loss < 0.8 * epochs[0].Loss,
            $"the loss went from {epochs[0].Loss} to {epochs[^1].Loss}");
        // Each text's words and the end, on both sides.
        Assert.Equal(6 * 2 * TinyTranslation.Numbers.Sum(pair => pair.Source.Split(' ').Length + 1), run.Tokens);
        Assert.Equal("6", run.Model!.Training["keptEpoch"]);
        Assert.Equal(run.SourceVocabulary.Tokens, run.Model.SourceVocabulary.Tokens);
        Assert.Throws<InvalidOperationException>(() => run.Run());
    }

    [Fact]
    public void CancellingKeepsTheBestEpoch()
    {
        using var cancel = new CancellationTokenSource();
        var best = -1.0;
        var dev = TinyTranslation.Numbers[..12];
        var translator = Translator.Train(TinyTranslation.Numbers, Words,
            Training with { Epochs = 1000, LearningRate = 0.05f }, dev, progress: report =>
        {
            best = Math.Max(best, report.Dev?.Values[0].Value ?? -1);
            if (report.IsEpochEnd && report.Epoch == 7)
                cancel.Cancel();
        }, cancellationToken: cancel.Token);
        Assert.Equal(best, translator.Evaluate(dev, new() { Beam = 1 }).Bleu.Value);
        Assert.Equal("7", translator.Training["epochs"]);
    }

    [Fact]
    public void CancellingBeforeTheFirstStepLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Translator.Train(TinyTranslation.Numbers, Words, Training, cancellationToken: cancel.Token));
    }

    [Fact]
    public void CancellingWithoutDevPairsKeepsWhatWasLearned()
    {
        using var cancel = new CancellationTokenSource();
        var translator = Translator.Train(TinyTranslation.Numbers, Words, Training with { Epochs = 1000 },
            progress: report =>
        {
            if (report.Epoch == 3)
                cancel.Cancel();
        }, cancellationToken: cancel.Token);
        Assert.NotEqual(
            TinyTranslation.Bytes(Translator.Train(TinyTranslation.Numbers, Words, Training with { Epochs = 1 })),
            TinyTranslation.Bytes(translator));
        Assert.NotEmpty(translator.Predict("one").Alignment!.Target);
    }

    [Fact]
    public void ALossThatIsNotFiniteNamesItsStepAndLeavesTheLastGoodModel()
    {
        var run = new TranslatorTraining(
            TinyTranslation.Numbers, Words,
            Training with { LearningRate = float.MaxValue, BatchSize = 15, Schedule = new LateSchedule() });
        var failure = Assert.Throws<TrainingDivergedException>(() => run.Run());
        Assert.Equal(4, failure.Step);
        Assert.NotEmpty(run.Model!.Predict("one").Alignment!.Target);
    }

    [Fact]
    public void TheMeanOfTheLastEpochsIsKept()
    {
        float[][] weights = [.. Enumerable.Range(2, 3).Select(epochs => Weights(Training with { Epochs = epochs }))];
        var mean = Weights(Training with { Epochs = 4, AverageLast = 3 });
        for (var i = 0; i < mean.Length; i++)
            Assert.Equal((weights[0][i] + weights[1][i] + weights[2][i]) / 3, mean[i], 1e-6f);

        static float[] Weights(TrainingOptions training) =>
            [.. Translator.Train(TinyTranslation.Numbers, Words, training).Model.NamedParameters()
                .SelectMany(entry => entry.Parameter.Value.ToArray())];
    }

    [Fact]
    public void PatienceAndPlateauGoByBLEU()
    {
        var reports = new List<TrainingProgress>();
        // No epoch translates what has nothing to do with the training pairs.
        SentencePair[] dev = [new("one two three four", "天 地 玄 黄")];
        Translator.Train(TinyTranslation.Numbers, Words,
            Training with { Epochs = 50, Patience = 4, Schedule = new PlateauSchedule(patience: 1, decay: 0.1f) }, dev,
            progress: reports.Add);
        var epochs = reports.Where(report => report.IsEpochEnd).ToArray();
        Assert.Equal([true, false, false, false, false], epochs.Select(epoch => epoch.IsBest));
        Assert.Equal([0.01, 0.01, 0.01, 0.001, 0.001], epochs.Select(epoch => Math.Round(epoch.LearningRate, 6)));
    }

    [Fact]
    public void AStepTakesAsManyTokensAsItMay()
    {
        var reports = new List<TrainingProgress>();
        var run = new TranslatorTraining(
            TinyTranslation.Numbers, Words, Training with { Epochs = 2, BatchTokens = 24 }, dev: null);
        run.Run(reports.Add);
        var tokens = TinyTranslation.Numbers.Sum(pair => 2 * (pair.Source.Split(' ').Length + 1));
        Assert.Equal(2 * tokens, run.Tokens);
        // Six pairs of each of five lengths, which have 4 to 12 tokens: cut at 24, longest first.
        Assert.Equal(3 + 3 + 2 + 2 + 1, reports[^1].Steps);
        Assert.Equal(11, reports[^1].Step);
        Assert.Equal("24", run.Model!.Training["batchTokens"]);
        Assert.DoesNotContain("batch", run.Model.Training.Keys);
    }

    [Fact]
    public void OptionsAreSettledByThePairs()
    {
        SentencePair[] chinese =
            [new("a b c d e f g h", string.Concat(Enumerable.Repeat("一二三四五六七八", 3)))];
        Assert.Equal(("zh", 6), Settled(chinese, Words with { TargetTokens = "characters" }));
        Assert.Equal(("zh", 4), Settled(chinese, Words with { Tokens = "characters" }));
        Assert.Equal(("13a", 2), Settled(TinyTranslation.Numbers, Words));
        Assert.Equal(
            "char", Settled(
            [new("water", "みず"), new("fish", "さかな")], Words with { TargetTokens = "characters" }).Item1);
        Assert.Equal(
            "13a", Settled([new("seven", "7"), new("eight", "8")], Words with { TargetTokens = "characters" }).Item1);
        Assert.Equal(("char", 5), Settled(chinese, Words with { Bleu = "char", LengthRatio = 5 }));
        Assert.Equal(
            ("13a", TranslatorOptions.MaximumLengthRatio),
            Settled([new("one", string.Join(' ', Enumerable.Repeat("x", 500)))], Words));

        static (string?, int?) Settled(SentencePair[] pairs, TranslatorOptions options) => new TranslatorTraining(
            pairs, options).Options is var settled ? (settled.Bleu, settled.LengthRatio) : default;
    }

    [Fact]
    public void WordVectorsAreTheSourceS()
    {
        using var file = new TemporaryFile("one 1 0 0\nseven 0 1 0\n");
        var run = new TranslatorTraining(
            TinyTranslation.Numbers, Words with { Vectors = new() { Path = file.Path, Frozen = true } }, Training);
        Assert.Equal((1, 3), (run.WordsWithVectors, run.Options.Embedding));
        run.Run();
        var translator = TinyTranslation.Load(TinyTranslation.Bytes(run.Model!));
        Assert.NotEqual(Vocabulary.Unknown, translator.SourceVocabulary.IdOf("seven"));
        Assert.Equal(Vocabulary.Unknown, translator.TargetVocabulary.IdOf("seven"));
        var row = translator.SourceVocabulary.IdOf("one");
        Assert.Equal([1, 0, 0], translator.Model.SourceEmbeddings.Value.ToArray()[(3 * row)..(3 * row + 3)]); // frozen
    }
}
