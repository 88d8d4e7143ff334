using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Tests.Kernels;

public class ActivationTests
{
    [Fact]
    public void ErrorsStayUnderTheBound()
    {
        double tanh = 0, sigmoid = 0, relative = 0;
        for (var x = -12.0; x <= 12; x += 1.0 / 512)
        {
            var value = (float)x;
            var y = Activation.Tanh(new Vector<float>(value))[0];
            tanh = Math.Max(tanh, Math.Abs(y - Math.Tanh(value)));
            if (value != 0)
                relative = Math.Max(relative, Math.Abs(y / Math.Tanh(value) - 1));
            sigmoid = Math.Max(
                sigmoid, Math.Abs(Activation.Sigmoid(new Vector<float>(value))[0] - 1 / (1 + Math.Exp(-value))));
        }
        // Without a fused multiply-add each term is rounded once more.
        Assert.InRange(tanh, 0, Fma.IsSupported || AdvSimd.IsSupported ? 3e-7 : 3.1e-7);
        Assert.InRange(relative, 0, 6e-7);
        Assert.InRange(sigmoid, 0, 2e-7);
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(1e-30f, 1e-30, 0.5)]
    [InlineData(-1e-6f, -1e-6, 0.49999975)]
    [InlineData(float.PositiveInfinity, 1, 1)]
    [InlineData(float.NegativeInfinity, -1, 0)]
    [InlineData(1e30f, 1, 1)]
    [InlineData(float.NaN, double.NaN, double.NaN)]
    public void EndsAndMiddleAreRight(float x, double tanh, double sigmoid)
    {
        var (y, s) = (Activation.Tanh(new Vector<float>(x))[0], Activation.Sigmoid(new Vector<float>(x))[0]);
        if (double.IsNaN(tanh))
        {
            Assert.True(float.IsNaN(y) && float.IsNaN(s));
            return;
        }
        Assert.InRange(y, tanh - 3e-7 * Math.Abs(tanh), tanh + 3e-7 * Math.Abs(tanh));
        Assert.InRange(s, sigmoid - 2e-7, sigmoid + 2e-7);
        if (x == 0)
            Assert.Equal((0f, 0.5f), (y, s));
    }

    [Fact]
    public void AnElementsResultDoesNotDependOnItsPlace()
    {
        var all = Tensor.Uniform(new Shape(67), -5, 5, 1);
        float[] tanh = all.Tanh().ToArray(), sigmoid = all.Sigmoid().ToArray();
        for (var i = 0; i < all.Count; i++)
        {
            Near.SameBits([tanh[i]], all.Slice(0, i, 1).Tanh().Span);
            Near.SameBits([sigmoid[i]], all.Slice(0, i, 1).Sigmoid().Span);
        }
    }
}
