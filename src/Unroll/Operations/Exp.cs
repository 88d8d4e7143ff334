using System.Numerics.Tensors;
using Unroll.Autograd;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>e to the power of every element.</summary>
    public Tensor Exp()
    {
        var result = Unwritten(Shape);
        TensorPrimitives.Exp(Data, result.Data);
        return Node.Record(result, [this], node =>
        {
            if (Node.Into(this) is { IsEmpty: false } into)
                TensorPrimitives.MultiplyAdd(node.Gradient(), result.Data, into, into);
        });
    }
}
