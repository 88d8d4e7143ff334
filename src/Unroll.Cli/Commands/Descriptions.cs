using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>A model's options in words.</summary>
internal static class Descriptions
{
    public static string Of(TextClassifierOptions options)
    {
        var direction = options.Bidirectional ? ", bidirectional" : "";
        var dropout = options.Dropout > 0 ? $", dropout {options.Dropout}" : "";
        return $"{options.Cell.Name}, {options.Tokens}, embedding {options.Embedding}, hidden {options.Hidden}, "
            + $"{options.Layers} {(options.Layers == 1 ? "layer" : "layers")}{direction}{dropout}, pooling {TextClassifierConfiguration.NameOf(options.Pooling)}";
    }

    public static string Of(TrainingOptions options) =>
        $"{options.Epochs} epochs, batch {options.BatchSize}, learning rate {options.LearningRate}, "
        + (options.ClipNorm is { } clip ? $"clip {clip}" : "no clipping") + $", seed {options.Seed}";
}
