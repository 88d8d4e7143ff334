using System.Numerics;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>tanh of every element.</summary>
    public Tensor Tanh()
    {
        var result = Unwritten(Shape);
        VectorMap.Apply<TanhFunction>(Data, result.Data);
        return Node.Record(
            result, [this], (x: this, y: result.Data),
            static (node, s) => VectorMap.AddGradient<TanhGradient>(node.Gradient(), s.y, Node.Into(s.x)));
    }

    internal readonly struct TanhFunction : IVectorFunction
    {
        public static Vector<float> Of(Vector<float> x) => Activation.Tanh(x);
    }

    internal readonly struct TanhGradient : IVectorGradient
    {
        public static Vector<float> Of(Vector<float> dy, Vector<float> y) => dy * (Vector<float>.One - y * y);
    }
}
