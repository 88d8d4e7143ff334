using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// The element-wise work of a step of the forward-backward algorithm, over rows of float64 as wide as
/// <see cref="VectorMatrix.Padded"/> says.
/// </summary>
internal static class ChainStep
{
    /// <summary>The longest row of scores that is converted on the stack.</summary>
    private const int Short = 128;

    /// <summary>p = exp(x - max x), 0 past the scores; returns max x.</summary>
    /// <param name="least">As wide as p: becomes p where that is smaller.</param>
    public static float Exponentials(ReadOnlySpan<float> x, Span<double> p, Span<double> least)
    {
        // Half a vector more, in case the last vector of float64 is half a vector of float32.
        var length = p.Length + Vector<float>.Count;
        Span<float> padded = length <= Short ? stackalloc float[length] : new float[length];
        x.CopyTo(padded);
        padded[x.Length..].Fill(float.NegativeInfinity);
        var largest = x[0];
        foreach (var score in x)
            largest = score > largest ? score : largest;
        var shift = new Vector<double>(largest);
        var results = MemoryMarshal.Cast<double, Vector<double>>(p);
        var smallest = MemoryMarshal.Cast<double, Vector<double>>(least)[..results.Length];
        for (var i = 0; i < results.Length; i += 2)
        {
            Vector.Widen(new Vector<float>(padded[(i * Vector<double>.Count)..]), out var low, out var high);
            results[i] = Vector.Exp(low - shift);
            smallest[i] = Vector.MinNative(smallest[i], results[i]);
            if (i + 1 < results.Length)
            {
                results[i + 1] = Vector.Exp(high - shift);
                smallest[i + 1] = Vector.MinNative(smallest[i + 1], results[i + 1]);
            }
        }
        return largest;
    }

    /// <summary>α = α ⊙ p, divided by its sum, which is returned.</summary>
    public static double Weigh(ReadOnlySpan<double> p, Span<double> alpha)
    {
        var alphas = MemoryMarshal.Cast<double, Vector<double>>(alpha);
        var ps = MemoryMarshal.Cast<double, Vector<double>>(p)[..alphas.Length];
        var sum = RowSums.Dot(p, alpha);
        var scale = new Vector<double>(1 / sum);
        for (var i = 0; i < alphas.Length; i++)
            alphas[i] *= ps[i] * scale;
        return sum;
    }

    /// <summary>Marginals α ⊙ β of a step, and p ⊙ β / sum in p's place.</summary>
    public static void GoBack(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> beta, double sum, Span<double> p, Span<double> marginals)
    {
        var ps = MemoryMarshal.Cast<double, Vector<double>>(p);
        var alphas = MemoryMarshal.Cast<double, Vector<double>>(alpha)[..ps.Length];
        var betas = MemoryMarshal.Cast<double, Vector<double>>(beta)[..ps.Length];
        var results = MemoryMarshal.Cast<double, Vector<double>>(marginals)[..ps.Length];
        var scale = new Vector<double>(1 / sum);
        for (var i = 0; i < ps.Length; i++)
        {
            results[i] = alphas[i] * betas[i];
            ps[i] *= betas[i] * scale;
        }
    }

    /// <summary>y += factor x, as float32.</summary>
    /// <param name="x">As long as y or longer.</param>
    public static void AddScaled(ReadOnlySpan<double> x, float factor, Span<float> y)
    {
        var (w, i) = (Vector<float>.Count, 0);
        for (; i + w <= y.Length; i += w)
        {
            var expected = Vector.Narrow(new Vector<double>(x[i..]), new Vector<double>(x[(i + w / 2)..]));
            Vector.MultiplyAddEstimate(expected, new Vector<float>(factor), new Vector<float>(y[i..])).CopyTo(y[i..]);
        }
        for (; i < y.Length; i++)
            y[i] = float.MultiplyAddEstimate((float)x[i], factor, y[i]);
    }
}
