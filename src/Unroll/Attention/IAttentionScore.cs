namespace Unroll;

/// <summary>
/// The score of a key k for a query q, equation (12): how much a state of the source matters. The keys are the source's
/// states h(s); the query is the decoder's previous state h(t-1), or a vector that is learned.
/// </summary>
/// <remarks>
/// A decoder scores the same keys at every step, so a score also says what of it depends on one side alone: with key'
/// = <see cref="ProjectKeys"/> of h(s), and query' = <see cref="QueryWeight"/> times the query or the query as it is,
/// it is <see cref="Scale"/> · key'ᵀ query', or wᵀ tanh(key' + query') where there is a w, <see cref="Vector"/>.
/// </remarks>
public interface IAttentionScore : IModule
{
    /// <summary>Elements of a key, a state of the source.</summary>
    int KeySize { get; }

    /// <summary>Elements of a query.</summary>
    int QuerySize { get; }

    /// <summary>The score of each key, α̂(s), before the softmax.</summary>
    /// <param name="keys">The source's states, data [rows, key].</param>
    /// <param name="query">[query] for all sequences, or [sequences, query], one for each in the order given.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <returns>[rows], packed as the keys are.</returns>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    Tensor Forward(PackedSequence keys, Tensor query, TrainingPass? pass = null);

    /// <summary>What a key brings to its scores whatever the query is.</summary>
    /// <param name="keys">The source's states, data [rows, key].</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <returns>[rows, key], packed as the keys are.</returns>
    Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null);

    /// <summary>What a query is multiplied by before it meets a key, [key, query]; null where it is not.</summary>
    Parameter? QueryWeight { get; }

    /// <summary>w, [key]; null where a score is the dot product of key and query.</summary>
    Parameter? Vector { get; }

    /// <summary>What the dot product is multiplied by.</summary>
    float Scale { get; }
}
