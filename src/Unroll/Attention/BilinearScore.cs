namespace Unroll;

/// <summary>
/// The bilinear form, score(q, k) = kᵀ W q (Luong et al. 2015, "general"), for queries q and keys k of any two sizes.
/// Its parameter is <c>weight</c>, W, [key, query].
/// </summary>
public sealed class BilinearScore : IAttentionScore
{
    private readonly Linear _weight;

    /// <summary>Draws W from U(-1/√query, 1/√query).</summary>
    /// <param name="keySize">Elements of a key.</param>
    /// <param name="querySize">Elements of a query.</param>
    /// <param name="seed">Makes the draws repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public BilinearScore(int keySize, int querySize, ulong? seed = null) =>
        _weight = new Linear(querySize, keySize, bias: false, seed);

    /// <inheritdoc/>
    public int KeySize => _weight.Weight.Shape[0];

    /// <inheritdoc/>
    public int QuerySize => _weight.Weight.Shape[1];

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => _weight.NamedParameters();

    /// <inheritdoc/>
    public Parameter? QueryWeight => null;

    /// <inheritdoc/>
    public Parameter? Vector => null;

    /// <inheritdoc/>
    public float Scale => 1;

    /// <inheritdoc/>
    public Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null) =>
        Given.Value(keys).Data.MatMul(pass?.Track(_weight.Weight) ?? _weight.Weight.Value);

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence keys, Tensor query, TrainingPass? pass = null)
    {
        AttentionShapes.Check(this, keys, query);
        return keys.Data.Dot(_weight.Forward(query, pass).Along(keys)); // (12), W q once for each query
    }
}
