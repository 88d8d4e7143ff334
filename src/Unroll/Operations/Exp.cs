using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>e to the power of every element.</summary>
    public Tensor Exp()
    {
        var result = Unwritten(Shape);
        TensorPrimitives.Exp(Data, result.Data);
        return Node.Record(result, [this], (x: this, y: result.Data), static (node, s) =>
        {
            if (Node.Into(s.x) is { IsEmpty: false } into)
                TensorPrimitives.MultiplyAdd(node.Gradient(), s.y, into, into);
        });
    }
}
