using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Layer normalisation (Ba et al. 2016), PyTorch's <c>nn.LayerNorm</c> over the innermost dimension:
/// y = (x - mean) / √(variance + ε) ⊙ w + b, where mean and (biased) variance are those of x itself.
/// </summary>
public sealed class LayerNorm : IModule
{
    private const int ElementsEach = 1 << 13;
    private const int LeastRowsEach = 16; // so that a block has few sums compared with its rows

    private readonly float _epsilon;

    /// <summary>Begins with a weight of ones and a bias of zeros.</summary>
    /// <param name="size">n, the elements of x.</param>
    /// <param name="epsilon">ε, added to the variance so that nothing is divided by 0; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="size"/> is below 1, or <paramref name="epsilon"/> is not above 0 and finite.
    /// </exception>
    public LayerNorm(int size, float epsilon = 1e-5f)
    {
        Given.Size(size);
        _epsilon = Given.AboveZero(epsilon);
        var shape = new Shape(size);
        Weight = new Parameter(shape, () => Tensor.Full(shape, 1));
        Bias = new Parameter(shape, () => Tensor.Zeros(shape));
    }

    /// <summary>w, [n].</summary>
    public Parameter Weight { get; }

    /// <summary>b, [n].</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [("weight", Weight), ("bias", Bias)];

    /// <summary>The packed steps, each normalised separately.</summary>
    /// <exception cref="ArgumentException">The steps do not have the layer's size.</exception>
    public PackedSequence Forward(PackedSequence input, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new(Forward(input.Data, pass), input.Layout);
    }

    /// <summary>Every x normalised separately: [..., n] gives [..., n].</summary>
    /// <exception cref="ArgumentException">
    /// The innermost size of <paramref name="input"/> is not the layer's.
    /// </exception>
    public Tensor Forward(Tensor input, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var size = Weight.Shape[0];
        if (input.Rank == 0 || input.Shape[^1] != size)
            throw new ArgumentException(
                $"input has shape {input.Shape}, but this layer takes [..., {size}]", nameof(input));
        var rows = input.Shape.Rows;
        var rowsEach = Math.Max(
            LeastRowsEach, ElementsEach / size); // depends on the shape alone, so the sums of the backward pass do too
        var blocks = (rows + rowsEach - 1) / rowsEach;
        var result = Tensor.Unwritten(input.Shape);
        var moments = new (float Mean, float Scale)[rows];
        Workers.For(blocks,
            (input.Data, result.Data, Weight.Value.Data, Bias.Value.Data, moments, _epsilon, rowsEach, size),
            static (block, s) =>
        {
            var (x, y, weight, bias, moments, epsilon, rowsEach, size) = s;
            for (var row = block * rowsEach; row < Math.Min(moments.Length, (block + 1) * rowsEach); row++)
                moments[row] = RowNormalization.Forward(
                    x.AsSpan(row * size, size), weight, bias, epsilon, y.AsSpan(row * size, size));
        });
        var version = Weight.Version;
        var (weight, bias) = (pass?.Track(Weight), pass?.Track(Bias));
        var way = (Weight, version, input, weight, bias, moments, rowsEach);
        return Node.Record(result, [input, weight, bias], way, static (node, s) =>
        {
            var (parameter, version, input, weight, bias, moments, rowsEach) = s;
            parameter.ThrowIfNot(version);
            var size = parameter.Shape[0];
            var blocks = (moments.Length + rowsEach - 1) / rowsEach;
            // Each block of rows sums its dw and db, and these are then summed block after block.
            var sums = weight is null ? default : Buffer<float>.Rent(blocks * 2 * size);
            var data = (
                node.GradientBuffer(0), input.Data, parameter.Value.Data, Node.IntoBuffer(input), sums, moments,
                rowsEach, size);
            Workers.For(blocks, data, static (block, s) =>
            {
                var (dy, x, weight, dx, sums, moments, rowsEach, size) = s;
                var both = sums.IsEmpty ? default : sums.AsSpan(block * 2 * size, 2 * size);
                both.Clear();
                Span<float> dw = both[..(both.Length / 2)], db = both[(both.Length / 2)..];
                for (var row = block * rowsEach; row < Math.Min(moments.Length, (block + 1) * rowsEach); row++)
                {
                    var into = dx.IsEmpty ? default : dx.AsSpan(row * size, size);
                    RowNormalization.AddGradients(
                        dy.AsSpan(row * size, size), x.AsSpan(row * size, size), weight, moments[row], into,
                        dw, db);
                }
            });
            if (weight is null)
                return;
            Span<float> dw = Node.Into(weight), db = Node.Into(bias);
            for (var at = 0; at < blocks * 2 * size; at += 2 * size)
            {
                TensorPrimitives.Add(dw, sums.AsSpan(at, size), dw);
                TensorPrimitives.Add(db, sums.AsSpan(at + size, size), db);
            }
            sums.Return();
        });
    }
}
