namespace Unroll;

/// <summary>
/// Attention (Bahdanau et al. 2015), equations (12) and (13): scores each of a sequence's states against a query, turns
/// the scores into weights by a softmax over the sequence's own steps, and sums the states by their weights.
/// </summary>
/// <param name="score">How a state is scored.</param>
public sealed class Attention(IAttentionScore score) : IModule
{
    private readonly IAttentionScore _score = Given.Value(score);

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => _score.NamedParameters();

    /// <summary>The weighted sum of each sequence's states, and the weights.</summary>
    /// <param name="states">The keys, and the values that are summed, data [rows, key].</param>
    /// <param name="query">[query] for all sequences, or [sequences, query], one for each in the order given.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <returns>
    /// The context Σ α(s) h(s), [sequences, state], in the order given; and the weights α(s), [rows], packed as the
    /// states are.
    /// </returns>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public (Tensor Context, Tensor Weights) Forward(PackedSequence states, Tensor query, TrainingPass? pass = null)
    {
        var scores = _score.Forward(states, query, pass);
        var weights = new PackedSequence(scores, states.Layout).SoftmaxOverTime(); // (13)
        return (states.SumOverTime(weights), weights);
    }
}
