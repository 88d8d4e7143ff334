using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// The innermost loops of <see cref="Gemm"/>: C = initial + A B for a few rows and one or several panels. Every element
/// is summed over k in order with one fused multiply-add a term, so that neither the tile's shape, nor a vector's width,
/// nor where k is cut changes a bit of the result.
/// </summary>
internal static unsafe class GemmTile<TSimd, TVector> where TSimd : struct, ISimd<TVector> where TVector : struct
{
    /// <summary>Up to <see cref="ISimd{TVector}.MaxRows"/> rows by one panel.</summary>
    /// <param name="a">Element (row, k) lies at row * aRow + k * aStep.</param>
    /// <param name="initial">What the sums start from; a row stride of 0 repeats one row (a bias).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OnePanel<THeight>(
        int k, float* a, nint aRow, nint aStep, float* b, float* initial, nint initialRow, float* c, nint cRow)
        where THeight : struct, ITileHeight
    {
        var w = TSimd.Width;
        // Every third row has a pointer; the two after it lie one and two strides on, which an address can say.
        var two = 2 * aRow;
        float* a3 = a + 3 * aRow, a6 = a3 + 3 * aRow, a9 = a6 + 3 * aRow, a12 = a9 + 3 * aRow;
        TVector c00 = TSimd.Load(initial), c01 = TSimd.Load(initial + w);
        TVector c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default;
        TVector c50 = default, c51 = default, c60 = default, c61 = default;
        TVector c70 = default, c71 = default, c80 = default, c81 = default;
        TVector c90 = default, c91 = default, c100 = default, c101 = default;
        TVector c110 = default, c111 = default, c120 = default, c121 = default;
        TVector c130 = default, c131 = default;
        if (THeight.Rows > 1) { initial += initialRow; c10 = TSimd.Load(initial); c11 = TSimd.Load(initial + w); }
        if (THeight.Rows > 2) { initial += initialRow; c20 = TSimd.Load(initial); c21 = TSimd.Load(initial + w); }
        if (THeight.Rows > 3) { initial += initialRow; c30 = TSimd.Load(initial); c31 = TSimd.Load(initial + w); }
        if (THeight.Rows > 4) { initial += initialRow; c40 = TSimd.Load(initial); c41 = TSimd.Load(initial + w); }
        if (THeight.Rows > 5) { initial += initialRow; c50 = TSimd.Load(initial); c51 = TSimd.Load(initial + w); }
        if (THeight.Rows > 6) { initial += initialRow; c60 = TSimd.Load(initial); c61 = TSimd.Load(initial + w); }
        if (THeight.Rows > 7) { initial += initialRow; c70 = TSimd.Load(initial); c71 = TSimd.Load(initial + w); }
        if (THeight.Rows > 8) { initial += initialRow; c80 = TSimd.Load(initial); c81 = TSimd.Load(initial + w); }
        if (THeight.Rows > 9) { initial += initialRow; c90 = TSimd.Load(initial); c91 = TSimd.Load(initial + w); }
        if (THeight.Rows > 10) { initial += initialRow; c100 = TSimd.Load(initial); c101 = TSimd.Load(initial + w); }
        if (THeight.Rows > 11) { initial += initialRow; c110 = TSimd.Load(initial); c111 = TSimd.Load(initial + w); }
        if (THeight.Rows > 12) { initial += initialRow; c120 = TSimd.Load(initial); c121 = TSimd.Load(initial + w); }
        if (THeight.Rows > 13) { initial += initialRow; c130 = TSimd.Load(initial); c131 = TSimd.Load(initial + w); }
        for (var end = b + (nint)k * 2 * w; b < end; b += 2 * w)
        {
            TVector b0 = TSimd.Load(b), b1 = TSimd.Load(b + w), x = TSimd.Broadcast(*a);
            c00 = TSimd.MultiplyAdd(x, b0, c00);
            c01 = TSimd.MultiplyAdd(x, b1, c01);
            if (THeight.Rows > 1) { x = TSimd.Broadcast(a[aRow]); c10 = TSimd.MultiplyAdd(x, b0, c10); c11 = TSimd.MultiplyAdd(x, b1, c11); }
            if (THeight.Rows > 2) { x = TSimd.Broadcast(a[two]); c20 = TSimd.MultiplyAdd(x, b0, c20); c21 = TSimd.MultiplyAdd(x, b1, c21); }
            if (THeight.Rows > 3) { x = TSimd.Broadcast(*a3); c30 = TSimd.MultiplyAdd(x, b0, c30); c31 = TSimd.MultiplyAdd(x, b1, c31); }
            if (THeight.Rows > 4) { x = TSimd.Broadcast(a3[aRow]); c40 = TSimd.MultiplyAdd(x, b0, c40); c41 = TSimd.MultiplyAdd(x, b1, c41); }
            if (THeight.Rows > 5) { x = TSimd.Broadcast(a3[two]); c50 = TSimd.MultiplyAdd(x, b0, c50); c51 = TSimd.MultiplyAdd(x, b1, c51); }
            if (THeight.Rows > 6) { x = TSimd.Broadcast(*a6); c60 = TSimd.MultiplyAdd(x, b0, c60); c61 = TSimd.MultiplyAdd(x, b1, c61); }
            if (THeight.Rows > 7) { x = TSimd.Broadcast(a6[aRow]); c70 = TSimd.MultiplyAdd(x, b0, c70); c71 = TSimd.MultiplyAdd(x, b1, c71); }
            if (THeight.Rows > 8) { x = TSimd.Broadcast(a6[two]); c80 = TSimd.MultiplyAdd(x, b0, c80); c81 = TSimd.MultiplyAdd(x, b1, c81); }
            if (THeight.Rows > 9) { x = TSimd.Broadcast(*a9); c90 = TSimd.MultiplyAdd(x, b0, c90); c91 = TSimd.MultiplyAdd(x, b1, c91); }
            if (THeight.Rows > 10) { x = TSimd.Broadcast(a9[aRow]); c100 = TSimd.MultiplyAdd(x, b0, c100); c101 = TSimd.MultiplyAdd(x, b1, c101); }
            if (THeight.Rows > 11) { x = TSimd.Broadcast(a9[two]); c110 = TSimd.MultiplyAdd(x, b0, c110); c111 = TSimd.MultiplyAdd(x, b1, c111); }
            if (THeight.Rows > 12) { x = TSimd.Broadcast(*a12); c120 = TSimd.MultiplyAdd(x, b0, c120); c121 = TSimd.MultiplyAdd(x, b1, c121); }
            if (THeight.Rows > 13) { x = TSimd.Broadcast(a12[aRow]); c130 = TSimd.MultiplyAdd(x, b0, c130); c131 = TSimd.MultiplyAdd(x, b1, c131); }
            a += aStep;
            if (THeight.Rows > 3) a3 += aStep;
            if (THeight.Rows > 6) a6 += aStep;
            if (THeight.Rows > 9) a9 += aStep;
            if (THeight.Rows > 12) a12 += aStep;
        }
        TSimd.Store(c00, c);
        TSimd.Store(c01, c + w);
        if (THeight.Rows > 1) { c += cRow; TSimd.Store(c10, c); TSimd.Store(c11, c + w); }
        if (THeight.Rows > 2) { c += cRow; TSimd.Store(c20, c); TSimd.Store(c21, c + w); }
        if (THeight.Rows > 3) { c += cRow; TSimd.Store(c30, c); TSimd.Store(c31, c + w); }
        if (THeight.Rows > 4) { c += cRow; TSimd.Store(c40, c); TSimd.Store(c41, c + w); }
        if (THeight.Rows > 5) { c += cRow; TSimd.Store(c50, c); TSimd.Store(c51, c + w); }
        if (THeight.Rows > 6) { c += cRow; TSimd.Store(c60, c); TSimd.Store(c61, c + w); }
        if (THeight.Rows > 7) { c += cRow; TSimd.Store(c70, c); TSimd.Store(c71, c + w); }
        if (THeight.Rows > 8) { c += cRow; TSimd.Store(c80, c); TSimd.Store(c81, c + w); }
        if (THeight.Rows > 9) { c += cRow; TSimd.Store(c90, c); TSimd.Store(c91, c + w); }
        if (THeight.Rows > 10) { c += cRow; TSimd.Store(c100, c); TSimd.Store(c101, c + w); }
        if (THeight.Rows > 11) { c += cRow; TSimd.Store(c110, c); TSimd.Store(c111, c + w); }
        if (THeight.Rows > 12) { c += cRow; TSimd.Store(c120, c); TSimd.Store(c121, c + w); }
        if (THeight.Rows > 13) { c += cRow; TSimd.Store(c130, c); TSimd.Store(c131, c + w); }
    }

    /// <summary>
    /// Two or three rows by two panels; three rows keep as many sums in flight as six rows of one panel.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoPanels<THeight>(
        int k, float* a, nint aRow, float* b, nint panel, float* initial, nint initialRow, float* c, nint cRow)
        where THeight : struct, ITileHeight
    {
        var w = TSimd.Width;
        float* a1 = a + aRow, a2 = a1 + aRow;
        TVector c00 = TSimd.Load(initial), c01 = TSimd.Load(initial + w);
        TVector c02 = TSimd.Load(initial + 2 * w), c03 = TSimd.Load(initial + 3 * w);
        initial += initialRow;
        TVector c10 = TSimd.Load(initial), c11 = TSimd.Load(initial + w);
        TVector c12 = TSimd.Load(initial + 2 * w), c13 = TSimd.Load(initial + 3 * w);
        TVector c20 = default, c21 = default, c22 = default, c23 = default;
        if (THeight.Rows > 2)
        {
            initial += initialRow;
            (c20, c21) = (TSimd.Load(initial), TSimd.Load(initial + w));
            (c22, c23) = (TSimd.Load(initial + 2 * w), TSimd.Load(initial + 3 * w));
        }
        var end = b + (nint)k * 2 * w;
        for (nint i = 0; b < end; b += 2 * w, i++)
        {
            TVector b0 = TSimd.Load(b), b1 = TSimd.Load(b + w);
            TVector b2 = TSimd.Load(b + panel), b3 = TSimd.Load(b + panel + w);
            TVector x0 = TSimd.Broadcast(a[i]), x1 = TSimd.Broadcast(a1[i]);
            c00 = TSimd.MultiplyAdd(x0, b0, c00);
            c01 = TSimd.MultiplyAdd(x0, b1, c01);
            c02 = TSimd.MultiplyAdd(x0, b2, c02);
            c03 = TSimd.MultiplyAdd(x0, b3, c03);
            c10 = TSimd.MultiplyAdd(x1, b0, c10);
            c11 = TSimd.MultiplyAdd(x1, b1, c11);
            c12 = TSimd.MultiplyAdd(x1, b2, c12);
            c13 = TSimd.MultiplyAdd(x1, b3, c13);
            if (THeight.Rows > 2)
            {
                x0 = TSimd.Broadcast(a2[i]);
                c20 = TSimd.MultiplyAdd(x0, b0, c20);
                c21 = TSimd.MultiplyAdd(x0, b1, c21);
                c22 = TSimd.MultiplyAdd(x0, b2, c22);
                c23 = TSimd.MultiplyAdd(x0, b3, c23);
            }
        }
        Store(c00, c01, c02, c03, c);
        c += cRow;
        Store(c10, c11, c12, c13, c);
        if (THeight.Rows > 2)
            Store(c20, c21, c22, c23, c + cRow);
    }

    /// <summary>
    /// One row by four panels: the matrix is read once from memory, so several streams hide its latency.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourPanels(int k, float* a, float* b, nint panel, float* initial, float* c)
    {
        var w = TSimd.Width;
        float* p1 = b + panel, p2 = p1 + panel, p3 = p2 + panel;
        TVector c0 = TSimd.Load(initial), c1 = TSimd.Load(initial + w);
        TVector c2 = TSimd.Load(initial + 2 * w), c3 = TSimd.Load(initial + 3 * w);
        TVector c4 = TSimd.Load(initial + 4 * w), c5 = TSimd.Load(initial + 5 * w);
        TVector c6 = TSimd.Load(initial + 6 * w), c7 = TSimd.Load(initial + 7 * w);
        var end = (nint)k * 2 * w;
        for (nint at = 0; at < end; at += 2 * w, a++)
        {
            var x = TSimd.Broadcast(*a);
            c0 = TSimd.MultiplyAdd(x, TSimd.Load(b + at), c0);
            c1 = TSimd.MultiplyAdd(x, TSimd.Load(b + at + w), c1);
            c2 = TSimd.MultiplyAdd(x, TSimd.Load(p1 + at), c2);
            c3 = TSimd.MultiplyAdd(x, TSimd.Load(p1 + at + w), c3);
            c4 = TSimd.MultiplyAdd(x, TSimd.Load(p2 + at), c4);
            c5 = TSimd.MultiplyAdd(x, TSimd.Load(p2 + at + w), c5);
            c6 = TSimd.MultiplyAdd(x, TSimd.Load(p3 + at), c6);
            c7 = TSimd.MultiplyAdd(x, TSimd.Load(p3 + at + w), c7);
        }
        Store(c0, c1, c2, c3, c);
        Store(c4, c5, c6, c7, c + 4 * w);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector c0, TVector c1, TVector c2, TVector c3, float* c)
    {
        var w = TSimd.Width;
        TSimd.Store(c0, c);
        TSimd.Store(c1, c + w);
        TSimd.Store(c2, c + 2 * w);
        TSimd.Store(c3, c + 3 * w);
    }
}
