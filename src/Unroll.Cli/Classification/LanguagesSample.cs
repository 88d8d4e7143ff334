using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>
/// The built-in sample for classification. Which language is it? Spoken and written dates, times, numbers and amounts;
/// the test part holds values that training never saw.
/// </summary>
internal static class LanguagesSample
{
    public const string Name = "languages";

    // The texts are short and their characters show the language: a small network learns them in seconds.
    public static TextClassifierOptions Model { get; } =
        new() { Tokens = "characters", Embedding = 64, Hidden = 128, Bidirectional = true, Dropout = 0.2f };

    public static TrainingOptions Training { get; } = new() { Epochs = 8, LearningRate = 2e-3f };

    /// <summary>One part: train, dev or test.</summary>
    public static LabelledText[] Read(string part)
    {
        var name = $"Samples/classify.{part}.tsv";
        using var stream = Sample.Open(name);
        return [.. LabelledTextFile.Read(stream, name)];
    }
}
