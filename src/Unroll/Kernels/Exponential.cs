using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>The exponential of a vector, where a sum of many is wanted and nothing of it is above 1.</summary>
internal static class Exponential
{
    /// <summary>eˣ for x ≤ 0, as 2ⁿ times a polynomial of degree 6 (Cephes' expf); relative error under 2e-7. What is below e⁻⁸⁷ counts as that, which is nothing beside a 1.</summary>
    /// <param name="x">0 or less, -∞ too.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfNegative(Vector256<float> x)
    {
        x = Vector256.MaxNative(x, Vector256.Create(-87f));
        // Adding 1.5 * 2²³ rounds to a whole number, which then stands in the lowest bits.
        var rounded = Vector256.MultiplyAddEstimate(
            x, Vector256.Create(1.44269504088896341f), Vector256.Create(12582912f));
        var n = rounded - Vector256.Create(12582912f);
        // ln 2 in two parts, so that n times the first is exact.
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(2.12194440e-4f), r);
        var p = Vector256.MultiplyAddEstimate(
            r, Vector256.Create(1.9875691500e-4f), Vector256.Create(1.3981999507e-3f));
        p = Vector256.MultiplyAddEstimate(r, p, Vector256.Create(8.3334519073e-3f));
        p = Vector256.MultiplyAddEstimate(r, p, Vector256.Create(4.1665795894e-2f));
        p = Vector256.MultiplyAddEstimate(r, p, Vector256.Create(1.6666665459e-1f));
        p = Vector256.MultiplyAddEstimate(r, p, Vector256.Create(5.0000001201e-1f));
        p = Vector256.MultiplyAddEstimate(r * r, p, r + Vector256<float>.One);
        return (p.AsInt32() + Vector256.ShiftLeft(rounded.AsInt32(), 23)).AsSingle();
    }
}
