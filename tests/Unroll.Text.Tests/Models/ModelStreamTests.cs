using System.IO.Pipelines;

namespace Unroll.Text.Tests;

/// <summary>Models of all tasks over streams.</summary>
public class ModelStreamTests
{
    private static readonly Dictionary<string, (ITextModel Model, byte[] File)> Models = new()
    {
        ["classify"] = Of(TinyTask.Trained(new() { Embedding = 2, Hidden = 2 }), TinyTask.Bytes),
        ["tag"] = Of(
            SequenceTagger.Train(
                TinyTagging.ByNeighbours, TinyTagging.Options, TinyTagging.Training with { Epochs = 1 }),
            TinyTagging.Bytes),
        ["translate"] = Of(
            Translator.Train(
                TinyTranslation.Numbers, TinyTranslation.Options, TinyTranslation.Training with { Epochs = 1 }),
            TinyTranslation.Bytes),
    };

    public static TheoryData<string> Tasks => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void AStreamGetsTheBytesOfAFileAndStaysOpen(string task)
    {
        var (model, file) = Models[task];
        Assert.Equal(task, model.Task);
        using var stream = new MemoryStream();
        stream.WriteByte(1);
        model.Save(stream);
        stream.WriteByte(2);
        Assert.Equal([1, .. file, 2], stream.ToArray());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void AModelIsReadFromWhereTheStreamStands(string task)
    {
        var (model, file) = Models[task];
        using var stream = new MemoryStream([1, .. file, 2]);
        Assert.Equal(1, stream.ReadByte());
        var loaded = TextModels.Load(stream);
        Assert.Equal(2, stream.ReadByte());
        Assert.Equal((model.GetType(), model.Options), (loaded.GetType(), loaded.Options));
        using var again = new MemoryStream();
        loaded.Save(again);
        Assert.Equal(file, again.ToArray());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void AStreamNeedNotSeek(string task)
    {
        var file = Models[task].File;
        using var stream = PipeReader.Create(new(file)).AsStream();
        Assert.False(stream.CanSeek);
        using var again = new MemoryStream();
        TextModels.Load(stream).Save(again);
        Assert.Equal(file, again.ToArray());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void AStreamThatIsCutShortIsRefused(string task)
    {
        var file = Models[task].File;
        foreach (var length in (int[])[0, 5, 100, file.Length / 2, file.Length - 1])
        {
            using var stream = new MemoryStream(file[..length]);
            var refusal = Assert.Throws<InvalidDataException>(() => TextModels.Load(stream));
            Assert.StartsWith("the stream", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AModelOfAnotherTaskIsRefused()
    {
        using var stream = new MemoryStream(Models["tag"].File);
        Assert.Equal(
            "the stream: the model is for the task 'tag', but one for 'classify' was expected",
            Assert.Throws<InvalidDataException>(() => TextClassifier.Load(stream)).Message);
    }

    [Fact]
    public void AStreamThatCannotBeWrittenIsRefused()
    {
        using var stream = new MemoryStream([], writable: false);
        Assert.Throws<ArgumentException>("stream", () => Models["tag"].Model.Save(stream));
    }

    private static (ITextModel, byte[]) Of<T>(T model, Func<T, byte[]> bytes)
        where T : ITextModel => (model, bytes(model));
}
