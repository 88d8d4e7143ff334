namespace Unroll;

/// <summary>
/// The bilinear form, attn(q, k) = qᵀ W k (Luong et al. 2015, "general"), for states and queries of any two sizes. Its
/// parameter is <c>weight</c>, W, [state, query].
/// </summary>
public sealed class BilinearScore : IAttentionScore
{
    private readonly Linear _weight;

    /// <summary>Draws W from U(-1/√query, 1/√query).</summary>
    /// <param name="stateSize">Elements of a state.</param>
    /// <param name="querySize">Elements of a query.</param>
    /// <param name="seed">Repeats the draws; different ones each time where not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public BilinearScore(int stateSize, int querySize, ulong? seed = null) =>
        _weight = new Linear(querySize, stateSize, bias: false, seed);

    /// <inheritdoc/>
    public int StateSize => _weight.Weight.Shape[0];

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
    public Tensor Keys(PackedSequence states, TrainingPass? pass = null) =>
        Given.Value(states).Data.MatMul(pass?.Track(_weight.Weight) ?? _weight.Weight.Value);

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence states, Tensor query, TrainingPass? pass = null)
    {
        AttentionShapes.Check(this, states, query);
        return states.Data.Dot(_weight.Forward(query, pass).Along(states)); // (12), W k once for each query
    }
}
