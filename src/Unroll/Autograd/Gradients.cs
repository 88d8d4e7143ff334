using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// What <see cref="Tensor.Backward"/> found: a gradient for every parameter and watched tensor of the pass. It is a
/// value: nothing has to be zeroed before the next step, and passes on several threads do not share gradients.
/// </summary>
public sealed class Gradients
{
    /// <summary>
    /// A norm is summed in blocks of this many elements, and the blocks in order, so it is the same for any number
    /// of threads.
    /// </summary>
    private const int NormBlock = 1 << 14;

    private readonly float _scale;
    private readonly Store _store;

    internal Gradients(IEnumerable<Node> leaves)
    {
        _scale = 1;
        var byKey = new Dictionary<object, Gradient>();
        foreach (var leaf in leaves)
        {
            var key = leaf.Key!;
            var (dense, rows) = leaf.TakeLeafGradient();
            if (dense is null && rows is null)
                continue;
            // A parameter has one leaf in each pass that the loss depends on.
            var gradient = byKey.TryGetValue(key, out var other) ? other
                : new Gradient((key as Parameter)?.Shape ?? ((Tensor)key).Shape, null, null);
            byKey[key] = gradient.Plus(dense, rows);
        }
        _store = new Store { Entries = byKey };
    }

    private Gradients(Store store, float scale)
    {
        _store = store;
        _scale = scale;
    }

    /// <summary>The gradient of a parameter, in the parameter's shape.</summary>
    /// <exception cref="KeyNotFoundException">The loss does not depend on the parameter.</exception>
    public Tensor this[Parameter parameter] => Copy(parameter);

    /// <summary>The gradient of a tensor that <see cref="TrainingPass.Watch"/> returned.</summary>
    /// <exception cref="KeyNotFoundException">
    /// The tensor was not watched, or the loss does not depend on it.
    /// </exception>
    public Tensor this[Tensor watched] =>
        Copy((watched ?? throw new ArgumentNullException(nameof(watched))).Origin?.Key ?? watched);

    /// <summary>Whether the loss depends on the parameter.</summary>
    public bool Contains(Parameter parameter) => Entries.ContainsKey(parameter);

    /// <summary>
    /// The factor of every stored value, so that clipping need not go over the memory.
    /// </summary>
    internal float Scale => _scale;

    private Dictionary<object, Gradient> Entries => _store.Entries
        ?? throw new InvalidOperationException(
            "these gradients were given to a later Backward, which has overwritten them");

    /// <summary>The Euclidean norm of all parameters' gradients together.</summary>
    public float Norm()
    {
        double sum = 0;
        foreach (var (key, gradient) in Entries)
        {
            if (key is Parameter)
                sum += SumOfSquares(gradient);
        }
        return (float)(Math.Sqrt(sum) * _scale);
    }

    /// <summary>
    /// All gradients scaled down together if their <see cref="Norm"/> is above the bound: the remedy for exploding
    /// gradients.
    /// </summary>
    /// <param name="maximum">The largest norm, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not above 0.</exception>
    public Gradients ClipByNorm(float maximum) => ClipByNorm(maximum, out _);

    /// <inheritdoc cref="ClipByNorm(float)"/>
    /// <param name="norm">The norm before clipping.</param>
    public Gradients ClipByNorm(float maximum, out float norm)
    {
        if (!float.IsPositiveInfinity(maximum)) // which clips nothing
            Given.AboveZero(maximum);
        norm = Norm();
        var factor = maximum / (norm + 1e-6f); // as PyTorch's clip_grad_norm_
        return factor < 1 ? new Gradients(_store, _scale * factor) : this;
    }

    /// <summary>Every element clamped to [-bound, bound].</summary>
    /// <param name="bound">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not above 0 and finite.</exception>
    public Gradients ClipByValue(float bound)
    {
        Given.AboveZero(bound);
        var clipped = new Dictionary<object, Gradient>();
        foreach (var (key, gradient) in Entries)
        {
            var values = gradient.Values.ToArray();
            TensorPrimitives.Multiply(values, _scale, values);
            TensorPrimitives.Clamp(values, -bound, bound, values);
            clipped.Add(key, gradient.Dense is not null ? gradient with { Dense = values }
                : gradient with { Rows = gradient.Rows! with { Values = values } });
        }
        return new Gradients(new Store { Entries = clipped }, 1);
    }

    internal bool TryGet(Parameter parameter, out Gradient gradient) => Entries.TryGetValue(parameter, out gradient);

    /// <summary>Hands the memory over; these gradients cannot be read afterwards.</summary>
    internal Dictionary<object, Gradient> Release()
    {
        var entries = Entries;
        _store.Entries = null;
        return entries;
    }

    private Tensor Copy(object key)
    {
        if (!Entries.TryGetValue(key, out var gradient))
            throw new KeyNotFoundException(
                "the loss does not depend on this parameter or tensor, so it has no gradient");
        var result = Tensor.Zeros(gradient.Shape);
        if (gradient.Dense is { } dense)
            dense.CopyTo(result.Data, 0);
        else
            gradient.Rows!.AddTo(result.Data);
        TensorPrimitives.Multiply(result.Data, _scale, result.Data);
        return result;
    }

    private static double SumOfSquares(Gradient gradient)
    {
        var blocks = new double[(gradient.Values.Length + NormBlock - 1) / NormBlock];
        Workers.For(blocks.Length, (blocks, gradient), static (i, s) =>
        {
            var values = s.gradient.Values[(i * NormBlock)..];
            s.blocks[i] = RowSums.SumOfSquares(values[..Math.Min(NormBlock, values.Length)]);
        });
        double sum = 0;
        foreach (var block in blocks)
            sum += block;
        return sum;
    }

    /// <summary>
    /// Shared by gradients before and after <see cref="ClipByNorm(float)"/>, so that when one hands the memory over
    /// neither can read it.
    /// </summary>
    private sealed class Store
    {
        public Dictionary<object, Gradient>? Entries { get; set; }
    }
}
