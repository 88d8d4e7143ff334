using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// Sums over the elements of a row, in one order however wide the processor's vectors are. A row of fewer than eight
/// elements is summed in turn. In any other row, element i goes to running sum i mod 32; these are four vectors of 256
/// bits; after the last 32, whole vectors go to the first of the four, and a remainder of less than a vector goes to
/// the last lanes of that. The four are added to one vector, and its lanes are added.
/// </summary>
internal static class RowSums
{
    /// <summary>A term of a sum.</summary>
    private interface ITerm
    {
        /// <summary>Whether it reads two rows.</summary>
        static abstract bool OfTwo { get; }

        /// <summary>Adds the terms of some elements of x and y; without a second row y are zeros.</summary>
        Vector256<float> AddTo(Vector256<float> sum, Vector256<float> x, Vector256<float> y);
    }

    /// <summary>Σ x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ReadOnlySpan<float> x) => Of(x, x, new Element());

    /// <summary>Σ (x - shift)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumOfSquares(ReadOnlySpan<float> x, float shift = 0) =>
        Of(x, x, new Square(Vector256.Create(shift)));

    /// <summary>Σ x y.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Of(x, y, new Product());

    /// <summary>
    /// Σ x y in float64, of whole vectors of 256 bits: even ones go to one running sum, odd ones to another.
    /// </summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y)[..xs.Length];
        Vector256<double> a = default, b = default;
        var i = 0;
        for (; i + 1 < xs.Length; i += 2)
        {
            a = Vector256.MultiplyAddEstimate(xs[i], ys[i], a);
            b = Vector256.MultiplyAddEstimate(xs[i + 1], ys[i + 1], b);
        }
        if (i < xs.Length)
            a = Vector256.MultiplyAddEstimate(xs[i], ys[i], a);
        a += b;
        var two = a.GetLower() + a.GetUpper();
        return two[0] + two[1];
    }

    /// <summary>The sum of a vector's lanes, half added to half; for kernels with running sums of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fold(Vector256<float> eight)
    {
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Of<TTerm>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, TTerm term)
        where TTerm : struct, ITerm
    {
        if (y.Length != x.Length)
            throw new ArgumentException("the rows of a sum have different lengths");
        if (x.Length < Vector256<float>.Count)
            return OfFew(x, y, term);
        ref readonly float px = ref MemoryMarshal.GetReference(x);
        ref readonly float py = ref MemoryMarshal.GetReference(y);
        Vector256<float> a = default, b = default, c = default, d = default;
        var (w, at, end) = ((nuint)Vector256<float>.Count, (nuint)0, (nuint)x.Length);
        for (; at + 4 * w <= end; at += 4 * w)
        {
            a = Add(term, a, in px, in py, at);
            b = Add(term, b, in px, in py, at + w);
            c = Add(term, c, in px, in py, at + 2 * w);
            d = Add(term, d, in px, in py, at + 3 * w);
        }
        for (; at < end; at += w)
            a = Last((int)(end - at), a, Add(term, a, in px, in py, Math.Min(at, end - w)));
        return Fold(a + b + (c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add<TTerm>(
        TTerm term, Vector256<float> sum, ref readonly float x, ref readonly float y, nuint at)
        where TTerm : struct, ITerm =>
        term.AddTo(sum, Vector256.LoadUnsafe(in x, at), TTerm.OfTwo ? Vector256.LoadUnsafe(in y, at) : default);

    private static float OfFew<TTerm>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, TTerm term)
        where TTerm : struct, ITerm
    {
        Vector256<float> sum = default;
        for (var i = 0; i < x.Length; i++)
            sum = term.AddTo(sum, Vector256.CreateScalar(x[i]), TTerm.OfTwo ? Vector256.CreateScalar(y[i]) : default);
        return sum[0];
    }

    /// <summary>
    /// Takes the last so many lanes from the new running sum (all, for eight or more) and the others from the old one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Last(int count, Vector256<float> before, Vector256<float> after)
    {
        var isBefore = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(Vector256<int>.Count - count));
        return Vector256.ConditionalSelect(isBefore.AsSingle(), before, after);
    }

    private readonly struct Element : ITerm
    {
        public static bool OfTwo => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> AddTo(Vector256<float> sum, Vector256<float> x, Vector256<float> y) => sum + x;
    }

    private readonly struct Square(Vector256<float> shift) : ITerm
    {
        public static bool OfTwo => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> AddTo(Vector256<float> sum, Vector256<float> x, Vector256<float> y) =>
            Vector256.MultiplyAddEstimate(x - shift, x - shift, sum);
    }

    private readonly struct Product : ITerm
    {
        public static bool OfTwo => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> AddTo(Vector256<float> sum, Vector256<float> x, Vector256<float> y) =>
            Vector256.MultiplyAddEstimate(x, y, sum);
    }
}
