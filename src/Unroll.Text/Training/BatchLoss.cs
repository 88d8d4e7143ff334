namespace Unroll.Text;

/// <summary>The loss of a batch, which a training step reduces.</summary>
/// <param name="Mean">The loss, the mean over the targets: a scalar from the training pass.</param>
/// <param name="Targets">The number of targets of the mean, 1 or more.</param>
/// <param name="Tokens">Real tokens of the batch, without padding, 0 or more.</param>
public readonly record struct BatchLoss(Tensor Mean, int Targets, int Tokens)
{
    /// <summary>The loss, the mean over the targets: a scalar from the training pass.</summary>
    public Tensor Mean { get; init => field = Given.Value(value, nameof(Mean)); } = Given.Value(Mean);

    /// <summary>The number of targets of the mean, 1 or more.</summary>
    public int Targets { get; init => field = Given.Whole(value, 1, int.MaxValue, nameof(Targets)); } =
        Given.Whole(Targets, 1, int.MaxValue);

    /// <summary>Real tokens of the batch, without padding, 0 or more.</summary>
    public int Tokens { get; init => field = Given.Whole(value, 0, int.MaxValue, nameof(Tokens)); } =
        Given.Whole(Tokens, 0, int.MaxValue);
}
