namespace Unroll;

/// <summary>The settings of <see cref="Adam"/>; the defaults are PyTorch's.</summary>
public record AdamOptions
{
    /// <summary>η, how far a step goes; 0 or more.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>β₁, how much of the mean of gradients is kept at each step; from 0 to below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>β₂, how much of the mean of squared gradients is kept at each step; from 0 to below 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>ε, added to the root so that nothing is divided by 0; above 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>How much of each parameter is added to its gradient; 0 or more.</summary>
    public float WeightDecay { get; init; }

    /// <summary>Whether the decay is subtracted from the parameter itself, without the moments.</summary>
    internal virtual bool IsDecayDecoupled => false;

    internal void Check()
    {
        Given.NotNegative(LearningRate);
        Given.FromZeroToBelowOne(Beta1);
        Given.FromZeroToBelowOne(Beta2);
        Given.AboveZero(Epsilon);
        Given.NotNegative(WeightDecay);
    }
}
