using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// The built-in sample for translation. How is it written? Spoken dates, times and amounts in five languages; the test
/// part holds values that training never saw.
/// </summary>
internal static class ValuesSample
{
    public const string Name = "values";

    // Short texts of few words, written letter by letter.
    public static TranslatorOptions Model { get; } =
        new()
        {
            Tokens = "bpe:400",
            TargetTokens = "characters",
            Cell = CellKind.Lstm,
            Embedding = 64,
            Hidden = 96,
            DecoderHidden = 192,
            Dropout = 0.1f
        };

    public static TrainingOptions Training { get; } =
        new() { Epochs = 8, BatchSize = 64, LearningRate = 3e-3f, Schedule = new CosineSchedule(200), ClipNorm = 1 };

    /// <summary>One part: train, dev or test.</summary>
    public static SentencePair[] Read(string part)
    {
        var name = $"Samples/translate.{part}.tsv";
        using var stream = Sample.Open(name);
        return [.. ParallelTextFile.Read(stream, name)];
    }
}
