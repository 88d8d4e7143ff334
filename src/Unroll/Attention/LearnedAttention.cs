namespace Unroll;

/// <summary>
/// Attention with a learned query that is the same for every text; it sums the states of a text to one
/// vector (Yang et al. 2016). Parameters are <c>query</c>, [state], and those of the score under <c>score</c>.
/// </summary>
public sealed class LearnedAttention : IModule
{
    private readonly IAttentionScore _score;
    private readonly Attention _attention;
    private readonly Parameter _query;

    /// <summary>Draws the query from U(-1/√size, 1/√size).</summary>
    /// <param name="kind">Which score.</param>
    /// <param name="size">Elements of a state, of the query, and of the additive score's hidden layer.</param>
    /// <param name="seed">Makes the draws repeatable.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or there is no such score.</exception>
    public LearnedAttention(AttentionScoreKind kind, int size, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var draws = new Draws(seed);
        _query = Parameter.Uniform(new Shape(size), 1 / MathF.Sqrt(size), draws.Bits(0));
        _score = AttentionScores.Create(kind, size, size, draws.Bits(1));
        _attention = new Attention(_score);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [("query", _query), .. _score.Under("score")];

    /// <summary>The weighted sum of each text's states, [sequences, state], and the weights, [rows].</summary>
    public (Tensor Context, Tensor Weights) Forward(PackedSequence states, TrainingPass? pass = null) =>
        _attention.Forward(states, pass?.Track(_query) ?? _query.Value, pass);
}
