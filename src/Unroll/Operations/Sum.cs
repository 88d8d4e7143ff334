using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The sum of all elements, a tensor without dimensions.</summary>
    public Tensor Sum() => Scale(RowSums.Sum(Data), 1);

    /// <summary>The mean of all elements, a tensor without dimensions; NaN where there is no element.</summary>
    public Tensor Mean() => Scale(RowSums.Sum(Data) / Count, 1f / Count);

    private Tensor Scale(float value, float share) =>
        Node.Record(Scalar(value), [this], (x: this, share), static (node, s) =>
        {
            var into = Node.Into(s.x);
            TensorPrimitives.Add(into, node.Gradient()[0] * s.share, into);
        });
}
