using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The transpose of a matrix: [m, n] gives [n, m].</summary>
    /// <exception cref="ArgumentException">This tensor is not a matrix.</exception>
    public Tensor Transpose()
    {
        if (Rank != 2)
            throw new ArgumentException(
                $"this tensor has shape {Shape}, but only a matrix of two dimensions can be transposed");
        var (rows, columns) = (Shape[0], Shape[1]);
        var result = Zeros(columns, rows);
        Transposition.Copy(Data, rows, columns, result.Data);
        return Node.Record(result, [this], (x: this, rows, columns), static (node, s) =>
        {
            if (Node.Into(s.x) is not { IsEmpty: false } into)
                return;
            var turned = Buffer<float>.Rent(into.Length);
            Transposition.Copy(node.Gradient(), s.columns, s.rows, turned);
            TensorPrimitives.Add(into, turned.Span, into);
            turned.Return();
        });
    }
}
