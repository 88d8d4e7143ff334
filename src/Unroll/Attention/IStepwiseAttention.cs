namespace Unroll;

/// <summary>
/// A layer with attention that a search runs one step at a time; <see cref="AttentionRecurrent{TCell}"/> implements it.
/// </summary>
internal interface IStepwiseAttention : IAttentionRecurrent
{
    /// <summary>
    /// The layer in inference, one step at a time; each row of a step continues any row of the step before.
    /// </summary>
    /// <param name="sources">The sources, from <see cref="IAttentionRecurrent.Prepare"/> of this layer.</param>
    AttentionSteps Steps(AttentionSources sources);

    /// <summary>A table of input products without the context's part, filled as vectors are first used.</summary>
    /// <param name="vectors">[n, input].</param>
    GrowingTable TabulateAsTheyCome(Parameter vectors);
}
