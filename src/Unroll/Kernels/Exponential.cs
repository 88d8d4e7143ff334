using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>The exponential of a vector, for sums of many terms of which none is above 1.</summary>
internal static class Exponential
{
    /// <summary>
    /// eˣ for x ≤ 0, as 2ⁿ times a polynomial of degree 6 (Cephes' expf); relative error under 2e-7. Anything below
    /// e⁻⁸⁷ becomes e⁻⁸⁷, which is negligible next to 1.
    /// </summary>
    /// <param name="x">0 or less, -∞ too.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OfNegative(Vector<float> x)
    {
        x = Vector.MaxNative(x, new Vector<float>(-87));
        // Adding 1.5 * 2²³ rounds to a whole number, which is then in the lowest bits.
        var rounded = Vector.MultiplyAddEstimate(
            x, new Vector<float>(1.44269504088896341f), new Vector<float>(12582912));
        var n = rounded - new Vector<float>(12582912);
        // ln 2 in two parts, so that n times the first is exact.
        var r = Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693359375f), x);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(2.12194440e-4f), r);
        var p = Vector.MultiplyAddEstimate(r, new Vector<float>(1.9875691500e-4f), new Vector<float>(1.3981999507e-3f));
        p = Vector.MultiplyAddEstimate(r, p, new Vector<float>(8.3334519073e-3f));
        p = Vector.MultiplyAddEstimate(r, p, new Vector<float>(4.1665795894e-2f));
        p = Vector.MultiplyAddEstimate(r, p, new Vector<float>(1.6666665459e-1f));
        p = Vector.MultiplyAddEstimate(r, p, new Vector<float>(5.0000001201e-1f));
        p = Vector.MultiplyAddEstimate(r * r, p, r + Vector<float>.One);
        return Vector.AsVectorSingle(Vector.AsVectorInt32(p) + Vector.ShiftLeft(Vector.AsVectorInt32(rounded), 23));
    }

    /// <summary>
    /// The same for eight numbers, for sums whose order must not depend on the width of <see cref="Vector{T}"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfNegative(Vector256<float> x) => Vector<float>.Count switch
    {
        4 => Vector256.Create(
            OfNegative(x.GetLower().AsVector()).AsVector128(), OfNegative(x.GetUpper().AsVector()).AsVector128()),
        8 => OfNegative(x.AsVector()).AsVector256(),
        _ => OfNegative(x.ToVector512().AsVector()).AsVector512().GetLower(),
    };
}
