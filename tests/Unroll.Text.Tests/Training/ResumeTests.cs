namespace Unroll.Text.Tests;

/// <summary>A training that is stopped, anywhere and at any rate, ends in the bytes of one that is not.</summary>
public class ResumeTests
{
    private static readonly TrainingOptions Few =
        new() { Epochs = 4, BatchSize = 6, LearningRate = 0.02f, Schedule = new ConstantSchedule() };

    private static readonly TrainingOptions All = Few with
    {
        WeightDecay = 0.01f,
        Schedule = new CosineSchedule(warmUp: 3),
        LabelSmoothing = 0.1f,
        AverageLast = 3,
        Patience = 3,
    };

    private static readonly LabelledText[] SayingNothing = [new("dog", "x"), new("猫", "x")];

    private static readonly Dictionary<string, (Func<TrainingOptions, Trial>, TrainingOptions)> Cases = new()
    {
        ["classifier"] = (Classifier(new()), Few),
        ["classifier, mean of the last epochs"] = (Classifier(new()), Few with { AverageLast = 2 }),
        ["classifier, batches by tokens"] = (
            Classifier(new()), Few with { BatchTokens = 20, Schedule = new StepSchedule() }),
        ["classifier, dev and plateau"] = (
            Classifier(new() { Pooling = Pooling.Max }, dev: SayingNothing),
            Few with { Epochs = 5, Schedule = new PlateauSchedule(patience: 0), ClipNorm = 0.1f }),
        ["classifier, patience"] = (Classifier(new(), dev: SayingNothing), Few with { Epochs = 50, Patience = 2 }),
        ["classifier, all options"] = (
            Classifier(
                new()
                {
                    Bidirectional = true,
                    Layers = 2,
                    Pooling = Pooling.Attention,
                    LayerNorm = true,
                    Dropout = 0.2f,
                    RecurrentDropout = 0.2f,
                    WordDropout = 0.1f,
                    ClassWeights = ClassWeights.Balanced,
                },
                dev: TinyTask.Texts[..9]),
            All),
        ["classifier, vectors"] = (Classifier(new(), TinyTask.Texts, vectors: false), Few),
        ["classifier, frozen vectors"] = (Classifier(new(), TinyTask.Texts, vectors: true), Few),
        ["tagger, chain"] = (Tagger(new() { Bigrams = true, Dropout = 0.2f }), All with { LabelSmoothing = 0 }),
        ["tagger, softmax"] = (Tagger(new() { Head = TagHead.Softmax, WordDropout = 0.1f }, hasDev: false), Few),
        ["translator"] = (Translator(new(), hasDev: false), Few),
        ["translator, all options"] = (
            Translator(
                new()
                {
                    Tokens = "bpe:9",
                    SharedVocabulary = true,
                    TieOutput = true,
                    InputFeeding = true,
                    Coverage = true,
                    ScheduledSampling = 0.3f,
                    Dropout = 0.2f,
                    RecurrentDropout = 0.2f,
                }),
            All with { Epochs = 3, AverageLast = 2 }),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AStoppedTrainingEndsInTheSameBytes(string name)
    {
        var (make, options) = Cases[name];
        var whole = InterruptedTraining.Run(make, options);
        foreach (var every in new[] { 1, 3 })
        {
            var stopped = InterruptedTraining.Run(make, options, every);
            Assert.True(stopped.Runs > 3, $"there were {stopped.Runs} runs");
            Assert.Equal(whole.Epochs, stopped.Epochs);
            Assert.Equal(whole.Checkpoint, stopped.Checkpoint);
            Assert.Equal(whole.Model, stopped.Model);
        }
        Assert.Equal(whole.Model, InterruptedTraining.Resumed(make, options, whole.Checkpoint));
    }

    [Theory]
    [InlineData("classifier, dev and plateau")]
    [InlineData("tagger, chain")]
    [InlineData("translator, all options")]
    public void AKilledTrainingEndsInTheSameBytes(string name)
    {
        var (make, options) = Cases[name];
        var checkpoints = InterruptedTraining.Checkpoints(make, options, everySteps: 2);
        var whole = InterruptedTraining.Resumed(make, options, checkpoints[^1]);
        foreach (var checkpoint in checkpoints)
            Assert.Equal(whole, InterruptedTraining.Resumed(make, options, checkpoint));
    }

    [Fact]
    public void ADivergedTrainingLeavesTheCheckpointBefore()
    {
        var options = Few with { LearningRate = float.MaxValue, BatchSize = 12, Schedule = new LateSchedule() };
        using var file = new TemporaryFile("");
        var (first, second) = (Classifier(new())(options), Classifier(new())(options));
        var failure = Assert.Throws<TrainingDivergedException>(() => first.Training.Run(null, new(file.Path, 1)));
        second.Training.ResumeFrom(file.Path);
        var again = Assert.Throws<TrainingDivergedException>(() => second.Training.Run());
        Assert.Equal((failure.Step, failure.Message), (again.Step, again.Message));
        Assert.Equal(first.Bytes(), second.Bytes());
    }

    [Fact]
    public void TokensAndRatesGoOn()
    {
        using var file = new TemporaryFile("");
        using var cancel = new CancellationTokenSource();
        var whole = Classifier(new())(Few).Training;
        whole.Run();
        var first = Classifier(new())(Few).Training;
        first.Run(report => cancel.Cancel(), new(file.Path), cancel.Token);
        var second = Classifier(new())(Few).Training;
        second.ResumeFrom(file.Path);
        Assert.Equal(first.Tokens, second.Tokens);
        Assert.Equal(0, second.TokensPerSecond);
        second.Run();
        Assert.Equal(whole.Tokens, second.Tokens);
        Assert.Equal((whole.Tokens - first.Tokens) / second.TrainingTime.TotalSeconds, second.TokensPerSecond, 1e-3);
    }

    [Fact]
    public void ACheckpointThatCannotBeWrittenIsKnownBeforeTheFirstStep()
    {
        var training = Classifier(new())(Few).Training;
        Assert.Throws<IOException>(() => training.Run(checkpoints: new("no such folder/checkpoint")));
        training.Run();
        Assert.True(training.IsLearned);
    }

    [Fact]
    public void WhereACheckpointFailsTheBestModelIsThere()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "inner", "checkpoint");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var trial = Classifier(new())(Few);
        Assert.Throws<IOException>(() => trial.Training.Run(
            report =>
            {
                if (report.IsEpochEnd && report.Epoch == 2)
                    Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
            },
            new(path)));
        var two = Classifier(new())(Few with { Epochs = 2 });
        two.Training.Run();
        Assert.Equal(two.Bytes().Length, trial.Bytes().Length);
        Assert.Equal(Weights(two.Bytes()), Weights(trial.Bytes()));

        static float[] Weights(byte[] model) => [.. TinyTask.Load(model).Model.State()
            .SelectMany(entry => entry.Tensor.ToArray())];
    }

    [Fact]
    public void ATrainingThatRanIsNotResumed()
    {
        var whole = InterruptedTraining.Run(Classifier(new()), Few);
        var training = Classifier(new())(Few).Training;
        training.Run();
        Assert.Contains("ran before", Assert.Throws<InvalidOperationException>(
            () => training.ResumeFrom(new MemoryStream(whole.Checkpoint))).Message, StringComparison.Ordinal);
    }

    private static Func<TrainingOptions, Trial> Classifier(
        TextClassifierOptions options, LabelledText[]? dev = null, bool? vectors = null) => training =>
    {
        using var file = new TemporaryFile("猫 0.1 0.2 0.3\ndog 0.3 -0.2 0.1\nbird 1 2 3\nx 0 0 1\n");
        var run = new TextClassifierTraining(
            TinyTask.Texts,
            options with
            {
                Embedding = 4,
                Hidden = 5,
                Vectors = vectors is { } frozen ? new() { Path = file.Path, Frozen = frozen } : null,
            },
            training,
            dev);
        return new(run, () => TinyTask.Bytes(run.Model!));
    };

    private static Func<TrainingOptions, Trial> Tagger(SequenceTaggerOptions options, bool hasDev = true) => training =>
    {
        var run = new SequenceTaggerTraining(
            TinyTagging.ByNeighbours[..20],
            options with
            {
                Embedding = 4,
                Hidden = 4,
                Characters = CharacterReading.Lstm,
                CharacterEmbedding = 3,
                CharacterHidden = 3,
                BigramEmbedding = 3,
            },
            training,
            hasDev ? TinyTagging.ByNeighbours[20..26] : null);
        return new(run, () => TinyTagging.Bytes(run.Model!));
    };

    private static Func<TrainingOptions, Trial> Translator(TranslatorOptions options, bool hasDev = true) => training =>
    {
        var run = new TranslatorTraining(
            TinyTranslation.Numbers[..18],
            options with { Embedding = 4, Hidden = 4, Dropout = options.Dropout },
            training,
            hasDev ? TinyTranslation.Numbers[18..22] : null);
        return new(run, () => TinyTranslation.Bytes(run.Model!));
    };
}
