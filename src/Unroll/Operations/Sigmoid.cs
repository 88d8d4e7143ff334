using System.Numerics;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The logistic function of every element, σ(x) = 1 / (1 + e⁻ˣ).</summary>
    public Tensor Sigmoid()
    {
        var result = Unwritten(Shape);
        VectorMap.Apply<SigmoidFunction>(Data, result.Data);
        return Node.Record(
            result, [this], (x: this, y: result.Data),
            static (node, s) => VectorMap.AddGradient<SigmoidGradient>(node.Gradient(), s.y, Node.Into(s.x)));
    }

    private readonly struct SigmoidFunction : IVectorFunction
    {
        public static Vector<float> Of(Vector<float> x) => Activation.Sigmoid(x);
    }

    private readonly struct SigmoidGradient : IVectorGradient
    {
        public static Vector<float> Of(Vector<float> dy, Vector<float> y) => dy * y * (Vector<float>.One - y);
    }
}
