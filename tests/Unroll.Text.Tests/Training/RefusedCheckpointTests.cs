namespace Unroll.Text.Tests;

/// <summary>A checkpoint of another training, or one that was changed, is refused by one sentence.</summary>
public class RefusedCheckpointTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 8, AverageLast = 2 };

    private static readonly byte[] Written = WrittenBy(Classifier(), Options);

    public static TheoryData<string, string> Others => new()
    {
        { "seed", "`Seed` is '1' there and '2' here" },
        { "rate", "`LearningRate` is '0.001' there and '0.002' here" },
        { "epochs", "`Epochs` is '3' there and '4' here" },
        { "hidden", "`Hidden` is '5' there and '6' here" },
        { "dropout", "`Dropout` is '0.5' there and '0.25' here" },
        { "class weights", "`ClassWeights` is not set there and 'balanced' here" },
        { "text", "digest of training texts is '" },
        { "order", "digest of training texts is '" },
        { "label", "digest of labels and vocabulary is '" },
        { "dev", "dev data is 'none' there and 'some' here" },
        { "task", "task is 'classify' there and 'tag' here" },
        { "loop of one's own", "task is 'classify' there and not set here" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void OfAnotherTraining(string what, string expected)
    {
        LabelledText[] texts = TinyTask.Texts, dev = [new("dog", "dog 猫")];
        NetworkTraining? training = what switch
        {
            "seed" => Classifier()(Options with { Seed = 2 }),
            "rate" => Classifier()(Options with { LearningRate = 0.002f }),
            "epochs" => Classifier()(Options with { Epochs = 4 }),
            "hidden" => Classifier(new() { Hidden = 6 })(Options),
            "dropout" => Classifier(new() { Dropout = 0.25f })(Options),
            "class weights" => Classifier(new() { ClassWeights = ClassWeights.Balanced })(Options),
            "text" => Classifier(texts: [.. texts[1..], new(texts[0].Label, "dog 猫")])(Options),
            "order" => Classifier(texts: [.. texts.Reverse()])(Options),
            "label" => Classifier(texts: [.. texts[1..], new("bird", texts[0].Text)])(Options),
            "dev" => Classifier(dev: dev)(Options),
            "task" => new SequenceTaggerTraining(TinyTagging.ByNeighbours, TinyTagging.Options, Options),
            _ => null,
        };
        Action<Stream> resume = training is null
            ? new TrainingLoop(new SumTask(TinyTask.Texts.Length), Options).ResumeFrom : training.ResumeFrom;
        var message = Assert.Throws<InvalidDataException>(() => resume(new MemoryStream(Written))).Message;
        Assert.StartsWith("the checkpoint: it is of another training: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith("or begin anew", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Changes => new()
    {
        { "unroll.position", "\"epochs\":\"3\"", "\"epochs\":\"4\"" },
        { "unroll.position", "\"epochs\":\"3\"", "\"epochs\":\"-1\"" },
        { "unroll.position", "\"epochs\":\"3\"", "\"epochs\":\"1\"" },
        { "unroll.position", "\"step\":\"0\"", "\"step\":\"1\"" },
        { "unroll.position", "\"keptEpoch\":\"3\"", "\"keptEpoch\":\"2\"" },
        { "unroll.position", "\"keptEpoch\":\"3\"", "\"keptEpoch\":\"0\"" },
        { "unroll.position", "\"tokens\"", "\"token\"" },
        { "unroll.position", "\"loss\":\"0\"", "\"loss\":\"NaN\"" },
        { "unroll.position", "\"loss\":\"0\"", "\"loss\":\"1e999\"" },
        { "unroll.position", "\"loss\":\"0\"", "\"loss\":\"much\"" },
        { "unroll.position", "{", "[" },
        { "unroll.devScores", "[]", "[\"1\"]" },
        { "unroll.training", "{", "{\"seed\":\"1\"," },
        { "unroll.checkpoint", "1", "2" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void WithNotesThatWereChanged(string key, string old, string other) =>
        AssertRefused(Rewritten((tensors, notes) =>
        {
            Assert.Contains(old, notes[key], StringComparison.Ordinal);
            notes[key] = notes[key].Replace(old, other, StringComparison.Ordinal);
        }));

    [Theory]
    [InlineData("unroll.position")]
    [InlineData("unroll.devScores")]
    [InlineData("unroll.training")]
    [InlineData("unroll.checkpoint")]
    public void WithoutANote(string key) =>
        AssertRefused(Rewritten((tensors, notes) => Assert.True(notes.Remove(key))));

    [Theory]
    [InlineData("model.output.bias")]
    [InlineData("optimizer.output.bias.exp_avg")]
    [InlineData("optimizer.output.bias.step")]
    [InlineData("kept.output.bias")]
    [InlineData("average.0.output.bias")]
    public void WithTensorsThatWereChanged(string name)
    {
        AssertRefused(
            Rewritten((tensors, notes) => Assert.True(tensors.Remove(name))),
            name.Replace("optimizer.", "", StringComparison.Ordinal));
        AssertRefused(Rewritten((tensors, notes) => tensors[name] = Tensor.Zeros(3, 3)), name);
        AssertRefused(Rewritten((tensors, notes) => tensors.Add(name + "2", tensors[name])), name + "2");
        if (name.EndsWith("step", StringComparison.Ordinal))
        {
            foreach (var steps in new[] { 0, -1, 1.5f, float.NaN, 1e9f })
                AssertRefused(Rewritten((tensors, notes) => tensors[name] = Tensor.Scalar(steps)), "output.bias.step");
        }
        if (name.StartsWith("kept", StringComparison.Ordinal))
            AssertRefused(Rewritten((tensors, notes) => tensors[name] = Tensor.Of(1, float.NaN)), name);
    }

    [Fact]
    public void ThatIsNone()
    {
        AssertRefused(TinyTask.Bytes(TinyTask.Trained()), "so it is no checkpoint");
        AssertRefused([], "it has 0 bytes");
        AssertRefused(Written[..^1], "bytes of data follow");
        Assert.Throws<FileNotFoundException>(() => Classifier()(Options).ResumeFrom(
            Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}")));
        Assert.Contains("is a folder", Assert.Throws<InvalidDataException>(
            () => Classifier()(Options).ResumeFrom(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARefusedCheckpointChangesNothing()
    {
        var (training, untouched) = (Classifier()(Options), Classifier()(Options));
        Assert.Throws<InvalidDataException>(() => training.ResumeFrom(
            new MemoryStream(Rewritten((tensors, notes) => tensors["optimizer.output.bias.step"] = Tensor.Scalar(0)))));
        training.Run();
        untouched.Run();
        Assert.Equal(TinyTask.Bytes(untouched.Model!), TinyTask.Bytes(training.Model!));
    }

    private static void AssertRefused(byte[] checkpoint, string expected = "")
    {
        var message = Assert.Throws<InvalidDataException>(
            () => Classifier()(Options).ResumeFrom(new MemoryStream(checkpoint))).Message;
        Assert.StartsWith("the checkpoint", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static byte[] Rewritten(Action<Dictionary<string, Tensor>, Dictionary<string, string>> change)
    {
        using var file = new TemporaryFile(Written);
        var (tensors, notes) = SafeTensors.Load(file.Path);
        var (all, texts) = (new Dictionary<string, Tensor>(tensors), new Dictionary<string, string>(notes));
        change(all, texts);
        SafeTensors.Save(file.Path, all.Select(entry => (entry.Key, entry.Value)), texts);
        return File.ReadAllBytes(file.Path);
    }

    private static byte[] WrittenBy(Func<TrainingOptions, NetworkTraining> make, TrainingOptions options)
    {
        using var file = new TemporaryFile("");
        make(options).Run(checkpoints: new(file.Path));
        return File.ReadAllBytes(file.Path);
    }

    private static Func<TrainingOptions, TextClassifierTraining> Classifier(
        TextClassifierOptions? options = null, LabelledText[]? texts = null, LabelledText[]? dev = null) => training =>
        new(
            texts ?? TinyTask.Texts,
            (options ?? new()) with { Embedding = 4, Hidden = options?.Hidden == 6 ? 6 : 5 },
            training,
            dev);
}
