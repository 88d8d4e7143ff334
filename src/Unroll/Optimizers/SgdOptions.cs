namespace Unroll;

/// <summary>The settings of <see cref="Sgd"/>; the defaults are PyTorch's.</summary>
public sealed record SgdOptions
{
    /// <summary>η, how far a step goes; 0 or more.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>μ, how much of the velocity is kept at each step; 0 or more.</summary>
    public float Momentum { get; init; }

    /// <summary>τ, how much of a gradient is kept out of the velocity after the first step.</summary>
    public float Dampening { get; init; }

    /// <summary>Whether to look ahead along the velocity (Nesterov); needs momentum, and no dampening.</summary>
    public bool Nesterov { get; init; }

    /// <summary>How much of each parameter is added to its gradient; 0 or more.</summary>
    public float WeightDecay { get; init; }

    internal void Check()
    {
        Given.NotNegative(LearningRate);
        Given.NotNegative(Momentum);
        Given.NotNegative(WeightDecay);
        Given.Finite(Dampening);
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            throw new ArgumentException(
                $"Nesterov is asked for with Momentum {Momentum} and Dampening {Dampening}, but it needs momentum "
                + "above 0 and no dampening", nameof(Nesterov));
    }
}
