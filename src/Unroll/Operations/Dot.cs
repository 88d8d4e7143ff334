using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The dot product of each row with the other tensor's row, or with the other vector: [..., n] by [..., n] or [n]
    /// gives [...].
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="other"/> has neither this tensor's shape nor that of one of its rows.
    /// </exception>
    public Tensor Dot(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Rank == 0 || (other.Shape != Shape && other.Shape != new Shape(Shape[^1])))
            throw new ArgumentException(
                $"shapes {Shape} and {other.Shape} were given, but a dot product of rows is [..., n] by "
                + "[..., n] or [n]", nameof(other));
        var n = Shape[^1];
        var result = Zeros(new Shape(Shape.Sizes[..^1]));
        for (var row = 0; row < result.Count; row++)
            result.Data[row] = RowSums.Dot(Data.AsSpan(row * n, n), Broadcast.Part(other, row * n, n));
        return Node.Record(result, [this, other], (left: this, right: other, n), static (node, s) =>
        {
            AddTimesRows(Node.Into(s.left), node.Gradient(), s.right, s.n);
            AddTimesRows(Node.Into(s.right), node.Gradient(), s.left, s.n);
        });

        static void AddTimesRows(Span<float> into, ReadOnlySpan<float> dy, Tensor rows, int n)
        {
            for (var row = 0; row < dy.Length && !into.IsEmpty; row++)
            {
                var to = into.Slice(row * n % into.Length, n);
                TensorPrimitives.MultiplyAdd(Broadcast.Part(rows, row * n, n), dy[row], to, to);
            }
        }
    }
}
