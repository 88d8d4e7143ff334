using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The softmax of a row and its parts; the row's maximum is subtracted first, so that no exponential overflows.
/// </summary>
internal static class RowSoftmax
{
    /// <summary>
    /// The exponentials of so many numbers are summed in float32, and these sums in float64, so the error does not grow
    /// with the row.
    /// </summary>
    private const int SumLength = 1024;

    /// <summary>y = exp(x) / Σ exp(x).</summary>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Multiply(y, 1 / RowSums.Sum(y), y);
    }

    /// <summary>y = x - log Σ exp(x).</summary>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y)
    {
        var maximum = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, maximum, y);
        TensorPrimitives.Exp(y, y);
        var logarithm = MathF.Log(RowSums.Sum(y));
        TensorPrimitives.Subtract(x, maximum, y);
        TensorPrimitives.Subtract(y, logarithm, y);
    }

    /// <summary>
    /// log Σ exp(x), to within 1e-6 plus the rounding of x - maximum; writes nothing but the
    /// result.
    /// </summary>
    /// <param name="x">A number or more, -∞ too.</param>
    /// <param name="maximum">The largest of them, which is finite.</param>
    public static double LogSumExp(ReadOnlySpan<float> x, float maximum)
    {
        double sum = 0;
        for (; x.Length > SumLength; x = x[SumLength..])
            sum += SumExp(x[..SumLength], maximum);
        return maximum + Math.Log(sum + SumExp(x, maximum));
    }

    /// <summary>In vectors of one width, so that the order of the sum is the same on every processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumExp(ReadOnlySpan<float> x, float maximum)
    {
        var shift = Vector256.Create(maximum);
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(x);
        Span<float> rest = stackalloc float[Vector256<float>.Count];
        rest.Fill(float.NegativeInfinity);
        x[(vectors.Length * Vector256<float>.Count)..].CopyTo(rest);
        var a = Exponential.OfNegative(Vector256.Create<float>(rest) - shift);
        Vector256<float> b = default, c = default, d = default;
        for (; vectors.Length >= 4; vectors = vectors[4..])
        {
            var four = vectors[..4];
            a += Exponential.OfNegative(four[0] - shift);
            b += Exponential.OfNegative(four[1] - shift);
            c += Exponential.OfNegative(four[2] - shift);
            d += Exponential.OfNegative(four[3] - shift);
        }
        foreach (var vector in vectors)
            a += Exponential.OfNegative(vector - shift);
        return RowSums.Fold(a + b + (c + d));
    }

    /// <summary>dx += y ⊙ (dy - Σ dy ⊙ y), the backward pass of <see cref="Softmax"/>.</summary>
    public static void AddSoftmaxGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
    {
        var dot = RowSums.Dot(dy, y);
        for (var i = 0; i < dx.Length; i++)
            dx[i] += y[i] * (dy[i] - dot);
    }

    /// <summary>dx += dy - exp(y) Σ dy, the backward pass of <see cref="LogSoftmax"/>.</summary>
    public static void AddLogSoftmaxGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
    {
        var sum = RowSums.Sum(dy);
        for (var i = 0; i < dx.Length; i++)
            dx[i] += dy[i] - MathF.Exp(y[i]) * sum;
    }
}
