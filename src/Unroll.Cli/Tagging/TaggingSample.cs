using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The built-in samples for tagging.</summary>
internal static class TaggingSample
{
    /// <summary>
    /// What is a date, a time, an amount of money, a number of things? Sentences in five languages; the test part holds
    /// values that training never saw.
    /// </summary>
    public const string Parts = "parts";

    /// <summary>Where do words begin and end? Chinese sentences about the same.</summary>
    public const string Words = "words";

    // The samples' sentences are few and short, and built from few patterns.
    public static SequenceTaggerOptions Model { get; } =
        new() { Embedding = 64, Hidden = 96, CharacterHidden = 32, Dropout = 0.3f, WordDropout = 0.05f };

    public static TrainingOptions Training { get; } = new() { Epochs = 14, BatchSize = 16, LearningRate = 3e-3f };

    /// <summary>The format of a sample.</summary>
    public static TaggedFormat Format(string sample) => sample == Words ? TaggedFormat.Segmented : TaggedFormat.Conll;

    /// <summary>One part of a sample: train, dev or test.</summary>
    public static TaggedSentence[] Read(string sample, string part)
    {
        var name = $"Samples/tag.{sample}.{part}.{(sample == Words ? "txt" : "conll")}";
        using var stream = Sample.Open(name);
        return [.. TaggedTextFile.Read(stream, name, new TaggedTextOptions { Format = Format(sample) })];
    }
}
