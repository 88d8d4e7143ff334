namespace Unroll.Text;

/// <summary>How a model is trained, whatever its task.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often the training texts are gone through, 1 or more.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Texts of one step, 1 or more.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's step size, above 0.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>The largest norm of all gradients together, above 0: the remedy for exploding gradients. Null clips nothing.</summary>
    public float? ClipNorm { get; init; } = 5;

    /// <summary>Decides initial weights, the order of batches and dropout: the same seed gives the same model, to the byte.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate()
    {
        if (Epochs < 1)
            throw new ArgumentOutOfRangeException(nameof(Epochs), $"Epochs is {Epochs}, but 1 or more were expected");
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(BatchSize), $"BatchSize is {BatchSize}, but 1 or more was expected");
        if (!(LearningRate > 0) || !float.IsFinite(LearningRate))
            throw new ArgumentOutOfRangeException(nameof(LearningRate), $"LearningRate is {LearningRate}, but a number above 0 was expected");
        if (ClipNorm is { } clip && (!(clip > 0) || !float.IsFinite(clip)))
            throw new ArgumentOutOfRangeException(nameof(ClipNorm), $"ClipNorm is {clip}, but a number above 0, or null to clip nothing, was expected");
    }
}
