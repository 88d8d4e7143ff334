using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The natural logarithm of every element: -∞ of 0, NaN below.</summary>
    public Tensor Log()
    {
        var result = Unwritten(Shape);
        TensorPrimitives.Log(Data, result.Data);
        return Node.Record(result, [this], this, static (node, x) =>
        {
            var dy = node.Gradient();
            var into = Node.Into(x);
            for (var i = 0; i < into.Length; i++)
                into[i] += dy[i] / x.Data[i];
        });
    }
}
