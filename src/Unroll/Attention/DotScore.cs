namespace Unroll;

/// <summary>
/// The dot product, attn(q, k) = qᵀ k (Luong et al. 2015): state and query are of one size, and nothing is learned.
/// </summary>
/// <param name="size">Elements of a state and of a query, 1 or more.</param>
public sealed class DotScore(int size) : IAttentionScore
{
    /// <inheritdoc/>
    public int StateSize { get; } = Given.Size(size);

    /// <inheritdoc/>
    public int QuerySize => StateSize;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <inheritdoc/>
    public Parameter? QueryWeight => null;

    /// <inheritdoc/>
    public Parameter? Vector => null;

    /// <inheritdoc/>
    public float Scale => 1;

    /// <inheritdoc/>
    public Tensor Keys(PackedSequence states, TrainingPass? pass = null) => Given.Value(states).Data;

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence states, Tensor query, TrainingPass? pass = null)
    {
        AttentionShapes.Check(this, states, query);
        return states.Data.Dot(query.Along(states)); // (12)
    }
}
