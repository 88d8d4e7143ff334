using System.Numerics.Tensors;

namespace Unroll.Kernels;

/// <summary>The softmax of a row and what it is made of; the row's maximum is taken off first, so that no exponential overflows.</summary>
internal static class RowSoftmax
{
    /// <summary>y = exp(x) / Σ exp(x).</summary>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Multiply(y, 1 / TensorPrimitives.Sum<float>(y), y);
    }

    /// <summary>y = x - log Σ exp(x).</summary>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y)
    {
        var maximum = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, maximum, y);
        TensorPrimitives.Exp(y, y);
        var logarithm = MathF.Log(TensorPrimitives.Sum<float>(y));
        TensorPrimitives.Subtract(x, maximum, y);
        TensorPrimitives.Subtract(y, logarithm, y);
    }

    /// <summary>dx += y ⊙ (dy - Σ dy ⊙ y), the way back through <see cref="Softmax"/>.</summary>
    public static void AddSoftmaxGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
    {
        var dot = TensorPrimitives.Dot(dy, y);
        for (var i = 0; i < dx.Length; i++)
            dx[i] += y[i] * (dy[i] - dot);
    }

    /// <summary>dx += dy - exp(y) Σ dy, the way back through <see cref="LogSoftmax"/>.</summary>
    public static void AddLogSoftmaxGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
    {
        var sum = TensorPrimitives.Sum(dy);
        for (var i = 0; i < dx.Length; i++)
            dx[i] += dy[i] - MathF.Exp(y[i]) * sum;
    }
}
