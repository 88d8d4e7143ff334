namespace Unroll;

/// <summary>How a network is tried on a memory task.</summary>
public sealed record MemoryTrialOptions
{
    private const int MaximumBatchSize = 4096;

    /// <summary>Sequences in a batch, 1 to 4,096.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's updates at most, 1 or more.</summary>
    public int Updates { get; init; } = 600;

    /// <summary>Adam's learning rate, above 0.</summary>
    public float LearningRate { get; init; } = 3e-3f;

    /// <summary>Gradients are clipped to this norm; 0 does not clip.</summary>
    public float ClipNorm { get; init; } = 1;

    /// <summary>Which examples are drawn, and the first weights of what reads h.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Check()
    {
        Given.Whole(BatchSize, 1, MaximumBatchSize);
        Given.Whole(Updates, 1);
        Given.AboveZero(LearningRate);
        Given.NotNegative(ClipNorm);
    }
}
