namespace Unroll;

/// <summary>
/// The dot product, score(q, k) = qᵀ k (Luong et al. 2015): key and query are of one size, and nothing is learned.
/// </summary>
/// <param name="size">Elements of a key and of a query, 1 or more.</param>
public sealed class DotScore(int size) : IAttentionScore
{
    /// <inheritdoc/>
    public int KeySize { get; } = Given.Size(size);

    /// <inheritdoc/>
    public int QuerySize => KeySize;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <inheritdoc/>
    public Parameter? QueryWeight => null;

    /// <inheritdoc/>
    public Parameter? Vector => null;

    /// <inheritdoc/>
    public float Scale => 1;

    /// <inheritdoc/>
    public Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null) => Given.Value(keys).Data;

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence keys, Tensor query, TrainingPass? pass = null)
    {
        AttentionShapes.Check(this, keys, query);
        return keys.Data.Dot(query.Along(keys)); // (12)
    }
}
