namespace Unroll;

/// <summary>
/// The scaled dot product, attn(q, k) = qᵀ k / √d (Vaswani et al. 2017), which keeps scores from growing with the size
/// d of state and query.
/// </summary>
/// <param name="size">d: elements of a state and of a query, 1 or more.</param>
public sealed class ScaledDotScore(int size) : IAttentionScore
{
    private readonly DotScore _dot = new(size);

    /// <inheritdoc/>
    public int StateSize => _dot.StateSize;

    /// <inheritdoc/>
    public int QuerySize => _dot.QuerySize;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <inheritdoc/>
    public Parameter? QueryWeight => null;

    /// <inheritdoc/>
    public Parameter? Vector => null;

    /// <inheritdoc/>
    public float Scale => 1 / MathF.Sqrt(StateSize);

    /// <inheritdoc/>
    public Tensor Keys(PackedSequence states, TrainingPass? pass = null) => _dot.Keys(states, pass);

    /// <inheritdoc/>
    public Tensor Forward(PackedSequence states, Tensor query, TrainingPass? pass = null) =>
        _dot.Forward(states, query, pass) * Scale; // (12)
}
