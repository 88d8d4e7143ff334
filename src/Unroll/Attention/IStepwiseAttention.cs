namespace Unroll;

/// <summary>
/// A layer with attention as a search runs it, a step at a time; <see cref="AttentionRecurrent{TCell}"/> is one.
/// </summary>
internal interface IStepwiseAttention : IAttentionRecurrent
{
    /// <summary>
    /// The layer in inference, a step at a time, for rows that go on from any rows of the step before.
    /// </summary>
    /// <param name="sources">The sources, from <see cref="IAttentionRecurrent.Prepare"/> of this layer.</param>
    AttentionSteps Steps(AttentionSources sources);

    /// <summary>A table of what the update reads beside the context, which grows with the vectors that come.</summary>
    /// <param name="vectors">[n, input].</param>
    GrowingTable TabulateAsTheyCome(Parameter vectors);
}
