namespace Unroll;

/// <summary>
/// attn(q, k) of equation (12): how much a state of the source matters for a query. Here q is the source's state h(s) and k the query: the decoder's previous state h(t-1), or a vector that is learned.
/// </summary>
public interface IAttentionScore : IModule
{
    /// <summary>Elements of a state of the source.</summary>
    int StateSize { get; }

    /// <summary>Elements of a query.</summary>
    int QuerySize { get; }

    /// <summary>The score of each state, α̂(s), before the softmax.</summary>
    /// <param name="states">The source's states, data [rows, state].</param>
    /// <param name="query">[query] for all sequences, or [sequences, query], one for each in the order given.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <returns>[rows], packed as the states are.</returns>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    Tensor Forward(PackedSequence states, Tensor query, TrainingPass? pass = null);
}
