using System.Buffers.Binary;
using System.Text;

namespace Unroll.Text.Tests;

/// <summary>
/// Whatever sizes a small file names, and however long it is, loading takes no memory before all fits together.
/// </summary>
public class ModelLoadTests
{
    private const long Little = 4_000_000;

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["classify"] = TinyTask.Bytes(
            TinyTask.Trained(
            new()
            {
                Embedding = 2,
                Hidden = 2,
                Pooling = Pooling.Attention,
                LayerNorm = true,
                Bidirectional = true,
                Characters = CharacterReading.Lstm,
                Bigrams = true,
                BigramMinimumCount = 1,
            })),
        ["tag"] = TinyTagging.Bytes(
            SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2),
            TinyTagging.Options with { Embedding = 2, Hidden = 2, Bigrams = true, BigramMinimumCount = 1 },
            TinyTagging.Training with { Epochs = 1 })),
        ["translate"] = TinyTranslation.Bytes(
            Translator.Train(
            TinyTranslation.Numbers,
            TinyTranslation.Options with { Embedding = 2, Hidden = 2, Layers = 2, InputFeeding = true },
            TinyTranslation.Training with { Epochs = 1 })),
    };

    public static TheoryData<string> Tasks => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void EverySizeOfTheConfigurationIsBoundToTheTensors(string task)
    {
        foreach (var size in new[] { "embedding", "hidden", "layers", "characterEmbedding", "characterHidden",
            "bigramEmbedding", "decoderHidden" })
        {
            foreach (var number in new[] { "0", "1", "5", "64", "4096", "16384", "2000000000" })
            {
                AssertRefused(task, (_, metadata) =>
                {
                    var configuration = System.Text.Json.Nodes.JsonNode.Parse(
                        metadata["unroll.configuration"])!.AsObject();
                    if (!configuration.ContainsKey(size) || (string)configuration[size]!.ToString() == number)
                        return false;
                    configuration[size] = long.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
                    metadata["unroll.configuration"] = configuration.ToJsonString();
                    return true;
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void ATensorWithoutRowsIsRefusedWhateverTheSizesAre(string task)
    {
        foreach (var name in Read(task).Tensors.Keys)
        {
            foreach (var hidden in new[] { "2", "16384" })
            {
                AssertRefused(task, (tensors, metadata) =>
                {
                    tensors[name] = Tensor.Zeros(
                        [.. tensors[name].Shape.Sizes.ToArray().Select((size, i) => i == 0 ? 0 : size)]);
                    metadata["unroll.configuration"] = metadata["unroll.configuration"]
                        .Replace("\"hidden\":2", $"\"hidden\":{hidden}", StringComparison.Ordinal);
                    return true;
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void ALongFileIsRefusedBeforeItIsRead(string task)
    {
        using var file = new TemporaryFile(Files[task]);
        // 8 GB of nothing: a tensor more, whose data are where they should be.
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(Files[task]);
        var (header, data) = (Encoding.UTF8.GetString(Files[task], 8, length).TrimEnd(), Files[task][(8 + length)..]);
        var longer = Encoding.UTF8.GetBytes(
            $"{header[..^1]},\"more\":{{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[{data.Length},{data.Length + 8_000_000_000}]}}}}");
        using (var stream = File.Create(file.Path))
        {
            stream.Write(BitConverter.GetBytes((long)longer.Length));
            stream.Write(longer);
            stream.Write(data);
            stream.SetLength(stream.Length + 8_000_000_000);
        }
        Assert.Contains("\"more\" belongs to no parameter", Refusal(file.Path, task), StringComparison.Ordinal);
        // The same without anything of ours beside it.
        var alone = "{\"more\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}}"u8;
        using (var stream = File.Create(file.Path))
        {
            stream.Write(BitConverter.GetBytes((long)alone.Length));
            stream.Write(alone);
            stream.SetLength(stream.Length + 8_000_000_000);
        }
        Assert.Contains(
            "there is no unroll.format in the metadata", Refusal(file.Path, task), StringComparison.Ordinal);
    }

    [Fact]
    public void AModelOfAnyCellDrawsNoWeightWhenItIsLoaded()
    {
        // Embeddings of 16384 numbers would be drawn in hundreds of milliseconds, and take as much memory again.
        var options = new TranslatorOptions
        {
            Tokens = "characters",
            Embedding = 16384,
            Hidden = 1,
            Attention = AttentionScoreKind.Dot
        };
        var bytes = TinyTranslation.Bytes(
            TinyTranslation.Untrained(options with { LengthRatio = 2, Bleu = "13a" }, TinyTranslation.Numbers));
        using var file = new TemporaryFile(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Translator.Load(file.Path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, bytes.Length, bytes.Length + Little);
    }

    private static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(
        string task)
    {
        using var file = new TemporaryFile(Files[task]);
        return SafeTensors.Load(file.Path);
    }

    /// <param name="change">Changes the file's parts, and says whether it did.</param>
    private static void AssertRefused(
        string task, Func<Dictionary<string, Tensor>, Dictionary<string, string>, bool> change)
    {
        var (tensors, metadata) = Read(task);
        var (changedTensors, changedMetadata) = (
            new Dictionary<string, Tensor>(tensors), new Dictionary<string, string>(metadata));
        if (!change(changedTensors, changedMetadata))
            return;
        using var file = new TemporaryFile("");
        SafeTensors.Save(file.Path, changedTensors.Select(entry => (entry.Key, entry.Value)), changedMetadata);
        Assert.DoesNotContain("(Parameter", Refusal(file.Path, task), StringComparison.Ordinal);
    }

    private static string Refusal(string path, string task)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Assert.Throws<InvalidDataException>(() => (object)(task switch
        {
            "classify" => TextClassifier.Load(path),
            "tag" => SequenceTagger.Load(path),
            _ => Translator.Load(path),
        }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }
}
