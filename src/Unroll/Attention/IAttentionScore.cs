namespace Unroll;

/// <summary>
/// The score of a key k for a query q, equation (12): how much a state of the source matters. The keys are the source's
/// states h(s); the query is the decoder's previous state h(t-1), or a learned vector.
/// </summary>
/// <remarks>
/// A decoder scores the same keys at every step, so a score also gives the parts that depend on one side only: with
/// key' = <see cref="ProjectKeys"/> of h(s), and query' = <see cref="QueryWeight"/> times the query or the query as it
/// is, the score is <see cref="Scale"/> · key'ᵀ query', or wᵀ tanh(key' + query') if there is a w (<see
/// cref="Vector"/>).
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

    /// <summary>The part of the scores that depends on the keys alone.</summary>
    /// <param name="keys">The source's states, data [rows, key].</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <returns>[rows, key], packed as the keys are.</returns>
    Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null);

    /// <summary>
    /// The weight that a query is multiplied by before it meets a key, [key, query]; null if there is none.
    /// </summary>
    Parameter? QueryWeight { get; }

    /// <summary>w, [key]; null if a score is the dot product of key and query.</summary>
    Parameter? Vector { get; }

    /// <summary>The factor of the dot product.</summary>
    float Scale { get; }
}
