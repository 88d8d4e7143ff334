namespace Unroll;

/// <summary>
/// The multi-layer perceptron, score(q, k) = wᵀ tanh(W [q; k]) (Bahdanau et al. 2015), for queries q and keys k
/// of any two sizes. W is kept as two parts, as W [q; k] = W_q q + W_k k. The parameters are
/// <c>state.weight</c>, W_k, [attention, key], <c>query.weight</c>, W_q, [attention, query] and <c>vector</c>, w,
/// [attention].
/// </summary>
public sealed class AdditiveScore : IAttentionScore
{
    private readonly Linear _key;
    private readonly Linear _query;
    private readonly Parameter _vector;

    /// <summary>
    /// Draws W from U(-1/√n, 1/√n), n being the elements of [q; k], and w in the same way with n its own elements.
    /// </summary>
    /// <param name="keySize">Elements of a key.</param>
    /// <param name="querySize">Elements of a query.</param>
    /// <param name="attentionSize">Hidden units of the perceptron: elements of w.</param>
    /// <param name="seed">Makes the draws repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or two are too large for a weight.</exception>
    public AdditiveScore(int keySize, int querySize, int attentionSize, ulong? seed = null)
    {
        Linear.CheckSizes(keySize, attentionSize);
        Linear.CheckSizes(querySize, attentionSize);
        var draws = new Draws(seed ?? Draws.FreshSeed());
        var range = 1 / MathF.Sqrt(keySize + querySize);
        _key = new Linear(Parameter.Uniform(new Shape(attentionSize, keySize), range, draws.Bits(0)));
        _query = new Linear(Parameter.Uniform(new Shape(attentionSize, querySize), range, draws.Bits(1)));
        _vector = Parameter.Uniform(new Shape(attentionSize), 1 / MathF.Sqrt(attentionSize), draws.Bits(2));
    }

    /// <inheritdoc/>
    public int KeySize => _key.Weight.Shape[1];

    /// <inheritdoc/>
    public int QuerySize => _query.Weight.Shape[1];

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _key.Under("state"), .. _query.Under("query"), ("vector", _vector)];

    /// <inheritdoc/>
    public Parameter? QueryWeight => _query.Weight;

    /// <inheritdoc/>
    public Parameter? Vector => _vector;

    /// <inheritdoc/>
    public float Scale => 1;

    /// <inheritdoc/>
    public Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null) =>
        _key.Forward(Given.Value(keys).Data, pass);

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence keys, Tensor query, TrainingPass? pass = null)
    {
        AttentionShapes.Check(this, keys, query);
        var sum = ProjectKeys(keys, pass) + _query.Forward(query, pass).Along(keys);
        return sum.Tanh().Dot(pass?.Track(_vector) ?? _vector.Value); // (12)
    }
}
