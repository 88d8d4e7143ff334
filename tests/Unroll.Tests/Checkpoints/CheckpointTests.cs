using System.Text;
using Unroll.Tests.Storage;

namespace Unroll.Tests.Checkpoints;

/// <summary>A loop of one's own that goes on from a checkpoint, and checkpoints that do not fit.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Steps = 9;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.checkpoint");

    public static TheoryData<string> Optimizers => ["Sgd", "Sgd with momentum", "Adam", "AdamW"];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ALoopOfOnesOwnThatIsStoppedEndsInTheSameBytes(string optimizer)
    {
        var whole = Train(optimizer, Steps);
        for (var first = 0; first < Steps; first++)
        {
            File.Delete(_path);
            Train(optimizer, first);
            var resumed = Train(optimizer, Steps);
            foreach (var (expected, actual) in whole.State().Zip(resumed.State()))
                Near.SameBits(expected.Tensor.Span, actual.Tensor.Span);
        }
    }

    [Fact]
    public void NotesAndMoreTensorsAreKept()
    {
        var layer = new Linear(2, 3, seed: 1);
        Checkpoint.Save(
            _path, layer, new Sgd(layer), new Dictionary<string, string> { ["epoch"] = "三" },
            [("best", Tensor.Of(1, 2))]);
        using var checkpoint = Checkpoint.Open(_path);
        Assert.Equal(new KeyValuePair<string, string>("epoch", "三"), Assert.Single(checkpoint.Notes));
        Assert.Equal(new KeyValuePair<string, Shape>("best", new Shape(2)), Assert.Single(checkpoint.More));
        Assert.Equal([1, 2], checkpoint.Read("best").ToArray());
        Assert.Contains(
            "there is no tensor \"worst\" in", Assert.Throws<ArgumentException>(() => checkpoint.Read("worst")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherModuleOrOptimizerIsRefusedAndNothingIsChanged()
    {
        var trained = Train("AdamW", 3);
        using var checkpoint = Checkpoint.Open(_path);
        var layer = new Linear(2, 3, bias: false, seed: 1);
        Refused("tensor \"model.bias\" belongs to nothing of the module", layer, new Adam(layer));
        var wider = new Linear(3, 2, seed: 1);
        Refused("tensor \"model.weight\" has shape [3, 2], but the module has [2, 3]", wider, new Adam(wider));
        var same = new Linear(2, 3, seed: 1);
        var before = same.Weight.Value.ToArray();
        Refused("belongs to nothing of the optimizer", same, new Sgd(same));
        Refused("\"optimizer.weight.exp_avg\" belongs to nothing of the optimizer", same,
            new Adam(same.NamedParameters().Select(entry => entry.Parameter)));
        Assert.Equal(before, same.Weight.Value.ToArray());
        checkpoint.Restore(same, new Adam(same)); // which remembers the same
        Near.SameBits(trained.Weight.Value.Span, same.Weight.Value.Span);

        void Refused(string expected, IModule module, IOptimizer optimizer) => Assert.Contains(
            expected, Assert.Throws<InvalidDataException>(() => checkpoint.Restore(module, optimizer)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatAreTakenAreRefused()
    {
        var layer = new Linear(2, 3, seed: 1);
        Refused("a note is named unroll.checkpoint", new() { ["unroll.checkpoint"] = "7" });
        Refused("a tensor is named \"model.best\"", [], ("model.best", Tensor.Of(1)));
        Refused("a tensor is named \"optimizer.x\"", [], ("optimizer.x", Tensor.Of(1)));
        Refused("comes twice", [], ("a", Tensor.Of(1)), ("a", Tensor.Of(1)));
        Assert.False(File.Exists(_path));

        void Refused(string expected, Dictionary<string, string> notes, params (string, Tensor)[] more) =>
            Assert.Contains(
                expected, Assert.Throws<ArgumentException>(
                () => Checkpoint.Save(_path, layer, new Sgd(layer), notes, more)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATensorIsReadAloneAndAgain()
    {
        const string Header = """
            {"__metadata__":{"unroll.checkpoint":"1"},
            "large":{"dtype":"F32","shape":[25000000],"data_offsets":[0,100000000]},
            "small":{"dtype":"F32","shape":[3],"data_offsets":[100000000,100000012]}}
            """;
        using (var writer = new BinaryWriter(File.Create(_path)))
        {
            writer.Write((long)Header.Length);
            writer.Write(Encoding.UTF8.GetBytes(Header));
            writer.BaseStream.Seek(100_000_000, SeekOrigin.Current);
            foreach (var value in new[] { 1f, 2, 3 })
                writer.Write(value);
        }
        using var checkpoint = Checkpoint.Open(_path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 2; time++)
            Assert.Equal([1f, 2, 3], checkpoint.Read("small").Span);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1_000_000);
    }

    [Fact]
    public void AFileThatIsNoCheckpointIsRefused()
    {
        SafeTensors.Save(_path, new Linear(2, 2, seed: 1).State());
        Assert.Contains("so it is no checkpoint", Assert.Throws<InvalidDataException>(
            () => Checkpoint.Open(_path)).Message, StringComparison.Ordinal);
        var failure = Assert.Throws<InvalidDataException>(() => Checkpoint.Open(new MemoryStream([1, 2, 3])));
        Assert.StartsWith("the checkpoint cannot be read as safetensors: it has 3 bytes", failure.Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Open(_path + ".none"));
        Assert.Contains("cannot seek; give one that can", Assert.Throws<ArgumentException>(
            () => Checkpoint.Open(new OneWayStream(File.ReadAllBytes(_path)))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Trains to a step, from where the checkpoint is, if there is one, and leaves one.</summary>
    private Linear Train(string optimizer, int until)
    {
        var model = new Linear(2, 3, seed: 1);
        IOptimizer update = optimizer switch
        {
            "Sgd" => new Sgd(model),
            "Sgd with momentum" => new Sgd(model, new SgdOptions { Momentum = 0.9f, Dampening = 0.5f }),
            "Adam" => new Adam(model),
            _ => new AdamW(model, new AdamWOptions { WeightDecay = 0.1f }),
        };
        var first = 0;
        if (File.Exists(_path))
        {
            using var checkpoint = Checkpoint.Open(_path);
            checkpoint.Restore(model, update);
            first = int.Parse(checkpoint.Notes["steps"], System.Globalization.CultureInfo.InvariantCulture);
        }
        for (var step = first; step < until; step++)
        {
            var pass = new TrainingPass(seed: 1, step);
            var x = Tensor.Uniform(new Shape(4, 2), -1, 1, (ulong)step).Dropout(0.2f, pass);
            update.LearningRate = 0.1f / (1 + step);
            update.Step(model.Forward(x, pass).Tanh().Sum().Backward());
        }
        Checkpoint.Save(_path, model, update, new Dictionary<string, string> { ["steps"] = $"{until}" });
        return model;
    }
}
