namespace Unroll.Text;

/// <summary>What a batch says of the weights: a training step goes down its loss.</summary>
/// <param name="Mean">The loss, the mean over the targets: a scalar from the training pass.</param>
/// <param name="Targets">Of how many targets it is the mean, 1 or more.</param>
/// <param name="Tokens">Real tokens of the batch, no padding, 0 or more.</param>
public readonly record struct BatchLoss(Tensor Mean, int Targets, int Tokens)
{
    /// <summary>The loss, the mean over the targets: a scalar from the training pass.</summary>
    public Tensor Mean { get; init => field = Given.Value(value, nameof(Mean)); } = Given.Value(Mean);

    /// <summary>Of how many targets it is the mean, 1 or more.</summary>
    public int Targets { get; init => field = Given.Whole(value, 1, int.MaxValue, nameof(Targets)); } =
        Given.Whole(Targets, 1, int.MaxValue);
}
