using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>The two activation functions of gates, one vector of units at a time, for cells to call.</summary>
public static class Activation
{
    /// <summary>
    /// tanh(x), by a rational approximation of degree 13 over 6; the error stays under 3e-7 (3.1e-7 where the processor
    /// fuses no multiply-add), and tanh(0) is exactly 0.
    /// </summary>
    /// <param name="x">Any values; NaN gives NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // Beyond this bound the float nearest to tanh(x) is 1 to within the error; the comparison keeps NaN.
        x = Vector.Min(
            Vector.Max(x, new Vector<float>(-7.99881172180175781f)), new Vector<float>(7.99881172180175781f));
        var square = x * x;
        var p = Vector.MultiplyAddEstimate(
            square, new Vector<float>(-2.76076847742355e-16f), new Vector<float>(2.00018790482477e-13f));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(-8.60467152213735e-11f));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(5.12229709037114e-08f));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(1.48572235717979e-05f));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(6.37261928875436e-04f));
        p = Vector.MultiplyAddEstimate(square, p, new Vector<float>(4.89352455891786e-03f));
        var q = Vector.MultiplyAddEstimate(
            square, new Vector<float>(1.19825839466702e-06f), new Vector<float>(1.18534705686654e-04f));
        q = Vector.MultiplyAddEstimate(square, q, new Vector<float>(2.26843463243900e-03f));
        q = Vector.MultiplyAddEstimate(square, q, new Vector<float>(4.89352518554385e-03f));
        return x * p / q;
    }

    /// <summary>
    /// The logistic function σ(x) = 1 / (1 + e⁻ˣ), as (1 + tanh(x / 2)) / 2; absolute error under 2e-7.
    /// </summary>
    /// <param name="x">Any values; NaN gives NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        var half = new Vector<float>(0.5f);
        return Vector.MultiplyAddEstimate(half, Tanh(x * half), half);
    }

    /// <summary>
    /// The same tanh of eight units, for sums whose order must not depend on the width of <see cref="Vector{T}"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Tanh(Vector256<float> x) => Vector<float>.Count switch
    {
        4 => Vector256.Create(Tanh(x.GetLower().AsVector()).AsVector128(), Tanh(x.GetUpper().AsVector()).AsVector128()),
        8 => Tanh(x.AsVector()).AsVector256(),
        _ => Tanh(x.ToVector512().AsVector()).AsVector512().GetLower(),
    };
}
