using System.Numerics;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>Every element, or 0 if it is negative.</summary>
    public Tensor Relu()
    {
        var result = Unwritten(Shape);
        VectorMap.Apply<ReluFunction>(Data, result.Data);
        return Node.Record(
            result, [this], (x: this, y: result.Data),
            static (node, s) => VectorMap.AddGradient<ReluGradient>(node.Gradient(), s.y, Node.Into(s.x)));
    }

    private readonly struct ReluFunction : IVectorFunction
    {
        public static Vector<float> Of(Vector<float> x) => Vector.Max(x, Vector<float>.Zero);
    }

    private readonly struct ReluGradient : IVectorGradient
    {
        public static Vector<float> Of(Vector<float> dy, Vector<float> y) =>
            Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), dy, Vector<float>.Zero);
    }
}
