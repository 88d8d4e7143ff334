namespace Unroll;

/// <summary>
/// The scaled dot product, score(q, k) = qᵀ k / √d (Vaswani et al. 2017), which keeps scores from growing with the size
/// d of key and query.
/// </summary>
/// <param name="size">d: elements of a key and of a query, 1 or more.</param>
public sealed class ScaledDotScore(int size) : IAttentionScore
{
    private readonly DotScore _dot = new(size);

    /// <inheritdoc/>
    public int KeySize => _dot.KeySize;

    /// <inheritdoc/>
    public int QuerySize => _dot.QuerySize;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <inheritdoc/>
    public Parameter? QueryWeight => null;

    /// <inheritdoc/>
    public Parameter? Vector => null;

    /// <inheritdoc/>
    public float Scale => 1 / MathF.Sqrt(KeySize);

    /// <inheritdoc/>
    public Tensor ProjectKeys(PackedSequence keys, TrainingPass? pass = null) => _dot.ProjectKeys(keys, pass);

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence keys, Tensor query, TrainingPass? pass = null) =>
        _dot.Forward(keys, query, pass) * Scale; // (12)
}
