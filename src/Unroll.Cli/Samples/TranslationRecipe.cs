using Unroll.Text;

namespace Unroll.Cli.Samples;

/// <summary>
/// What suits the built-in sample for translation: short texts of few words, written letter by letter.
/// </summary>
internal static class TranslationRecipe
{
    public static TranslatorOptions Model { get; } =
        new()
        {
            Tokens = "bpe:400",
            TargetTokens = "characters",
            Embedding = 64,
            Hidden = 96,
            DecoderHidden = 192,
            Dropout = 0.1f
        };

    public static TrainingOptions Training { get; } =
        new() { Epochs = 8, BatchSize = 64, LearningRate = 3e-3f, Schedule = new CosineSchedule(200), ClipNorm = 1 };
}
