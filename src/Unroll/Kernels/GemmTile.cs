using System.Numerics;

namespace Unroll.Kernels;

/// <summary>How many rows a tile has, as a type, so that the JIT compiles each height without its unused rows.</summary>
internal interface ITileHeight
{
    static abstract int Rows { get; }
}

internal readonly struct Rows1 : ITileHeight { public static int Rows => 1; }
internal readonly struct Rows2 : ITileHeight { public static int Rows => 2; }
internal readonly struct Rows3 : ITileHeight { public static int Rows => 3; }
internal readonly struct Rows4 : ITileHeight { public static int Rows => 4; }
internal readonly struct Rows5 : ITileHeight { public static int Rows => 5; }
internal readonly struct Rows6 : ITileHeight { public static int Rows => 6; }

/// <summary>
/// The innermost loops of <see cref="Gemm"/>: C = initial + A B for a few rows and one or several panels, every element summed over k in
/// order with one fused multiply-add a term, so that neither the tile's shape nor where k is cut changes a bit of the result.
/// </summary>
/// <remarks>
/// <see cref="Vector.MultiplyAddEstimate(Vector{float}, Vector{float}, Vector{float})"/> fuses where the processor can and stays a
/// multiplication and an addition where it cannot; a strict fused multiply-add would be emulated there, thirty times slower.
/// </remarks>
internal static unsafe class GemmTile
{
    /// <summary>Up to 6 rows by one panel: twelve accumulators, two of B, one of A.</summary>
    /// <param name="a">Element (row, k) lies at row * aRow + k * aStep.</param>
    /// <param name="initial">What the sums start from; a row stride of 0 repeats one row (a bias).</param>
    public static void OnePanel<THeight>(int k, float* a, nint aRow, nint aStep, float* b, float* initial, nint initialRow, float* c, nint cRow)
        where THeight : struct, ITileHeight
    {
        var w = Vector<float>.Count;
        float* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
        Vector<float> c00 = Vector.Load(initial), c01 = Vector.Load(initial + w);
        Vector<float> c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector<float> c40 = default, c41 = default, c50 = default, c51 = default;
        if (THeight.Rows > 1) { initial += initialRow; c10 = Vector.Load(initial); c11 = Vector.Load(initial + w); }
        if (THeight.Rows > 2) { initial += initialRow; c20 = Vector.Load(initial); c21 = Vector.Load(initial + w); }
        if (THeight.Rows > 3) { initial += initialRow; c30 = Vector.Load(initial); c31 = Vector.Load(initial + w); }
        if (THeight.Rows > 4) { initial += initialRow; c40 = Vector.Load(initial); c41 = Vector.Load(initial + w); }
        if (THeight.Rows > 5) { initial += initialRow; c50 = Vector.Load(initial); c51 = Vector.Load(initial + w); }
        var end = b + (nint)k * 2 * w;
        for (nint i = 0; b < end; b += 2 * w, i += aStep)
        {
            Vector<float> b0 = Vector.Load(b), b1 = Vector.Load(b + w);
            var x = new Vector<float>(a[i]);
            c00 = Vector.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector.MultiplyAddEstimate(x, b1, c01);
            if (THeight.Rows > 1) { x = new(a1[i]); c10 = Vector.MultiplyAddEstimate(x, b0, c10); c11 = Vector.MultiplyAddEstimate(x, b1, c11); }
            if (THeight.Rows > 2) { x = new(a2[i]); c20 = Vector.MultiplyAddEstimate(x, b0, c20); c21 = Vector.MultiplyAddEstimate(x, b1, c21); }
            if (THeight.Rows > 3) { x = new(a3[i]); c30 = Vector.MultiplyAddEstimate(x, b0, c30); c31 = Vector.MultiplyAddEstimate(x, b1, c31); }
            if (THeight.Rows > 4) { x = new(a4[i]); c40 = Vector.MultiplyAddEstimate(x, b0, c40); c41 = Vector.MultiplyAddEstimate(x, b1, c41); }
            if (THeight.Rows > 5) { x = new(a5[i]); c50 = Vector.MultiplyAddEstimate(x, b0, c50); c51 = Vector.MultiplyAddEstimate(x, b1, c51); }
        }
        c00.Store(c); c01.Store(c + w);
        if (THeight.Rows > 1) { c += cRow; c10.Store(c); c11.Store(c + w); }
        if (THeight.Rows > 2) { c += cRow; c20.Store(c); c21.Store(c + w); }
        if (THeight.Rows > 3) { c += cRow; c30.Store(c); c31.Store(c + w); }
        if (THeight.Rows > 4) { c += cRow; c40.Store(c); c41.Store(c + w); }
        if (THeight.Rows > 5) { c += cRow; c50.Store(c); c51.Store(c + w); }
    }

    /// <summary>Two or three rows by two panels; three rows keep as many sums in flight as six rows of one panel.</summary>
    public static void TwoPanels<THeight>(int k, float* a, nint aRow, nint aStep, float* b, nint panel, float* initial, nint initialRow, float* c, nint cRow)
        where THeight : struct, ITileHeight
    {
        var w = Vector<float>.Count;
        float* a1 = a + aRow, a2 = a1 + aRow;
        Vector<float> c00 = Vector.Load(initial), c01 = Vector.Load(initial + w), c02 = Vector.Load(initial + 2 * w), c03 = Vector.Load(initial + 3 * w);
        initial += initialRow;
        Vector<float> c10 = Vector.Load(initial), c11 = Vector.Load(initial + w), c12 = Vector.Load(initial + 2 * w), c13 = Vector.Load(initial + 3 * w);
        Vector<float> c20 = default, c21 = default, c22 = default, c23 = default;
        if (THeight.Rows > 2)
        {
            initial += initialRow;
            c20 = Vector.Load(initial); c21 = Vector.Load(initial + w); c22 = Vector.Load(initial + 2 * w); c23 = Vector.Load(initial + 3 * w);
        }
        var end = b + (nint)k * 2 * w;
        for (nint i = 0; b < end; b += 2 * w, i += aStep)
        {
            Vector<float> b0 = Vector.Load(b), b1 = Vector.Load(b + w), b2 = Vector.Load(b + panel), b3 = Vector.Load(b + panel + w);
            Vector<float> x0 = new(a[i]), x1 = new(a1[i]);
            c00 = Vector.MultiplyAddEstimate(x0, b0, c00); c01 = Vector.MultiplyAddEstimate(x0, b1, c01);
            c02 = Vector.MultiplyAddEstimate(x0, b2, c02); c03 = Vector.MultiplyAddEstimate(x0, b3, c03);
            c10 = Vector.MultiplyAddEstimate(x1, b0, c10); c11 = Vector.MultiplyAddEstimate(x1, b1, c11);
            c12 = Vector.MultiplyAddEstimate(x1, b2, c12); c13 = Vector.MultiplyAddEstimate(x1, b3, c13);
            if (THeight.Rows > 2)
            {
                x0 = new(a2[i]);
                c20 = Vector.MultiplyAddEstimate(x0, b0, c20); c21 = Vector.MultiplyAddEstimate(x0, b1, c21);
                c22 = Vector.MultiplyAddEstimate(x0, b2, c22); c23 = Vector.MultiplyAddEstimate(x0, b3, c23);
            }
        }
        c00.Store(c); c01.Store(c + w); c02.Store(c + 2 * w); c03.Store(c + 3 * w);
        c += cRow;
        c10.Store(c); c11.Store(c + w); c12.Store(c + 2 * w); c13.Store(c + 3 * w);
        if (THeight.Rows > 2)
        {
            c += cRow;
            c20.Store(c); c21.Store(c + w); c22.Store(c + 2 * w); c23.Store(c + 3 * w);
        }
    }

    /// <summary>One row by four panels: the matrix is read once from memory, so several streams hide its latency.</summary>
    public static void FourPanels(int k, float* a, nint aStep, float* b, nint panel, float* initial, float* c)
    {
        var w = Vector<float>.Count;
        float* p1 = b + panel, p2 = p1 + panel, p3 = p2 + panel;
        Vector<float> c0 = Vector.Load(initial), c1 = Vector.Load(initial + w), c2 = Vector.Load(initial + 2 * w), c3 = Vector.Load(initial + 3 * w);
        Vector<float> c4 = Vector.Load(initial + 4 * w), c5 = Vector.Load(initial + 5 * w), c6 = Vector.Load(initial + 6 * w), c7 = Vector.Load(initial + 7 * w);
        var end = (nint)k * 2 * w;
        for (nint at = 0; at < end; at += 2 * w, a += aStep)
        {
            var x = new Vector<float>(*a);
            c0 = Vector.MultiplyAddEstimate(x, Vector.Load(b + at), c0); c1 = Vector.MultiplyAddEstimate(x, Vector.Load(b + at + w), c1);
            c2 = Vector.MultiplyAddEstimate(x, Vector.Load(p1 + at), c2); c3 = Vector.MultiplyAddEstimate(x, Vector.Load(p1 + at + w), c3);
            c4 = Vector.MultiplyAddEstimate(x, Vector.Load(p2 + at), c4); c5 = Vector.MultiplyAddEstimate(x, Vector.Load(p2 + at + w), c5);
            c6 = Vector.MultiplyAddEstimate(x, Vector.Load(p3 + at), c6); c7 = Vector.MultiplyAddEstimate(x, Vector.Load(p3 + at + w), c7);
        }
        c0.Store(c); c1.Store(c + w); c2.Store(c + 2 * w); c3.Store(c + 3 * w);
        c4.Store(c + 4 * w); c5.Store(c + 5 * w); c6.Store(c + 6 * w); c7.Store(c + 7 * w);
    }
}
