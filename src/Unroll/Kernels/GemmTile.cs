using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The innermost loops of <see cref="Gemm"/>: C = initial + A B for a few rows and one or several panels. Every
/// element is summed over k in order with one fused multiply-add per term, so neither the tile's shape, nor a
/// vector's width, nor where k is split changes a bit of the result.
/// </summary>
internal static unsafe class GemmTile<TSimd, TVector> where TSimd : struct, ISimd<TVector> where TVector : struct
{
    /// <summary>Up to <see cref="ISimd{TVector}.MaxRows"/> rows by one panel.</summary>
    /// <param name="left">Rows of A, whose elements lie <paramref name="aStep"/> apart.</param>
    /// <param name="from">What the sums start from; a row stride of 0 repeats one row (a bias).</param>
    /// <param name="to">Rows of C.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OnePanel<THeight>(
        int k, RowPointer left, nint aStep, float* b, RowPointer from, RowPointer to)
        where THeight : struct, ITileHeight
    {
        var w = TSimd.Width;
        float* a = left.Start, initial = from.Start, c = to.Start;
        nint aRow = left.Stride, initialRow = from.Stride, cRow = to.Stride;
        // Every third row has a pointer; the two after it lie one and two strides further, which addressing modes can
        // express.
        var two = 2 * aRow;
        float* a3 = a + 3 * aRow, a6 = a3 + 3 * aRow, a9 = a6 + 3 * aRow, a12 = a9 + 3 * aRow;
        Load(initial, out var c00, out var c01);
        TVector c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default;
        TVector c50 = default, c51 = default, c60 = default, c61 = default;
        TVector c70 = default, c71 = default, c80 = default, c81 = default;
        TVector c90 = default, c91 = default, c100 = default, c101 = default;
        TVector c110 = default, c111 = default, c120 = default, c121 = default;
        TVector c130 = default, c131 = default;
        if (THeight.Rows > 1) Load(initial += initialRow, out c10, out c11);
        if (THeight.Rows > 2) Load(initial += initialRow, out c20, out c21);
        if (THeight.Rows > 3) Load(initial += initialRow, out c30, out c31);
        if (THeight.Rows > 4) Load(initial += initialRow, out c40, out c41);
        if (THeight.Rows > 5) Load(initial += initialRow, out c50, out c51);
        if (THeight.Rows > 6) Load(initial += initialRow, out c60, out c61);
        if (THeight.Rows > 7) Load(initial += initialRow, out c70, out c71);
        if (THeight.Rows > 8) Load(initial += initialRow, out c80, out c81);
        if (THeight.Rows > 9) Load(initial += initialRow, out c90, out c91);
        if (THeight.Rows > 10) Load(initial += initialRow, out c100, out c101);
        if (THeight.Rows > 11) Load(initial += initialRow, out c110, out c111);
        if (THeight.Rows > 12) Load(initial += initialRow, out c120, out c121);
        if (THeight.Rows > 13) Load(initial += initialRow, out c130, out c131);
        for (var end = b + (nint)k * 2 * w; b < end; b += 2 * w)
        {
            TVector b0 = TSimd.Load(b), b1 = TSimd.Load(b + w);
            Add(*a, b0, b1, ref c00, ref c01);
            if (THeight.Rows > 1) Add(a[aRow], b0, b1, ref c10, ref c11);
            if (THeight.Rows > 2) Add(a[two], b0, b1, ref c20, ref c21);
            if (THeight.Rows > 3) Add(*a3, b0, b1, ref c30, ref c31);
            if (THeight.Rows > 4) Add(a3[aRow], b0, b1, ref c40, ref c41);
            if (THeight.Rows > 5) Add(a3[two], b0, b1, ref c50, ref c51);
            if (THeight.Rows > 6) Add(*a6, b0, b1, ref c60, ref c61);
            if (THeight.Rows > 7) Add(a6[aRow], b0, b1, ref c70, ref c71);
            if (THeight.Rows > 8) Add(a6[two], b0, b1, ref c80, ref c81);
            if (THeight.Rows > 9) Add(*a9, b0, b1, ref c90, ref c91);
            if (THeight.Rows > 10) Add(a9[aRow], b0, b1, ref c100, ref c101);
            if (THeight.Rows > 11) Add(a9[two], b0, b1, ref c110, ref c111);
            if (THeight.Rows > 12) Add(*a12, b0, b1, ref c120, ref c121);
            if (THeight.Rows > 13) Add(a12[aRow], b0, b1, ref c130, ref c131);
            a += aStep;
            if (THeight.Rows > 3) a3 += aStep;
            if (THeight.Rows > 6) a6 += aStep;
            if (THeight.Rows > 9) a9 += aStep;
            if (THeight.Rows > 12) a12 += aStep;
        }
        Store(c00, c01, c);
        if (THeight.Rows > 1) Store(c10, c11, c += cRow);
        if (THeight.Rows > 2) Store(c20, c21, c += cRow);
        if (THeight.Rows > 3) Store(c30, c31, c += cRow);
        if (THeight.Rows > 4) Store(c40, c41, c += cRow);
        if (THeight.Rows > 5) Store(c50, c51, c += cRow);
        if (THeight.Rows > 6) Store(c60, c61, c += cRow);
        if (THeight.Rows > 7) Store(c70, c71, c += cRow);
        if (THeight.Rows > 8) Store(c80, c81, c += cRow);
        if (THeight.Rows > 9) Store(c90, c91, c += cRow);
        if (THeight.Rows > 10) Store(c100, c101, c += cRow);
        if (THeight.Rows > 11) Store(c110, c111, c += cRow);
        if (THeight.Rows > 12) Store(c120, c121, c += cRow);
        if (THeight.Rows > 13) Store(c130, c131, c += cRow);
    }

    /// <summary>
    /// Two or three rows by two panels; three rows keep as many sums in flight as six rows of one panel.
    /// </summary>
    /// <param name="right">The first panel, and how far apart they lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoPanels<THeight>(
        int k, RowPointer left, RowPointer right, RowPointer from, RowPointer to)
        where THeight : struct, ITileHeight
    {
        var w = TSimd.Width;
        float* a = left.Start, b = right.Start, initial = from.Start, c = to.Start;
        nint aRow = left.Stride, panel = right.Stride, initialRow = from.Stride, cRow = to.Stride;
        float* a1 = a + aRow, a2 = a1 + aRow;
        Load(initial, out var c00, out var c01);
        Load(initial + 2 * w, out var c02, out var c03);
        initial += initialRow;
        Load(initial, out var c10, out var c11);
        Load(initial + 2 * w, out var c12, out var c13);
        TVector c20 = default, c21 = default, c22 = default, c23 = default;
        if (THeight.Rows > 2)
        {
            initial += initialRow;
            Load(initial, out c20, out c21);
            Load(initial + 2 * w, out c22, out c23);
        }
        var end = b + (nint)k * 2 * w;
        for (nint i = 0; b < end; b += 2 * w, i++)
        {
            Load(b, out var b0, out var b1);
            Load(b + panel, out var b2, out var b3);
            Add(a[i], b0, b1, ref c00, ref c01);
            Add(a[i], b2, b3, ref c02, ref c03);
            Add(a1[i], b0, b1, ref c10, ref c11);
            Add(a1[i], b2, b3, ref c12, ref c13);
            if (THeight.Rows > 2)
            {
                Add(a2[i], b0, b1, ref c20, ref c21);
                Add(a2[i], b2, b3, ref c22, ref c23);
            }
        }
        Store(c00, c01, c);
        Store(c02, c03, c + 2 * w);
        c += cRow;
        Store(c10, c11, c);
        Store(c12, c13, c + 2 * w);
        if (THeight.Rows > 2)
        {
            c += cRow;
            Store(c20, c21, c);
            Store(c22, c23, c + 2 * w);
        }
    }

    /// <summary>
    /// One row by four panels: the matrix is read once from memory, so several streams hide its latency.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourPanels(int k, float* a, RowPointer right, float* initial, float* c)
    {
        var w = TSimd.Width;
        float* b = right.Start;
        var panel = right.Stride;
        float* p1 = b + panel, p2 = p1 + panel, p3 = p2 + panel;
        Load(initial, out var c0, out var c1);
        Load(initial + 2 * w, out var c2, out var c3);
        Load(initial + 4 * w, out var c4, out var c5);
        Load(initial + 6 * w, out var c6, out var c7);
        var end = (nint)k * 2 * w;
        for (nint at = 0; at < end; at += 2 * w, a++)
        {
            Add(*a, TSimd.Load(b + at), TSimd.Load(b + at + w), ref c0, ref c1);
            Add(*a, TSimd.Load(p1 + at), TSimd.Load(p1 + at + w), ref c2, ref c3);
            Add(*a, TSimd.Load(p2 + at), TSimd.Load(p2 + at + w), ref c4, ref c5);
            Add(*a, TSimd.Load(p3 + at), TSimd.Load(p3 + at + w), ref c6, ref c7);
        }
        Store(c0, c1, c);
        Store(c2, c3, c + 2 * w);
        Store(c4, c5, c + 4 * w);
        Store(c6, c7, c + 6 * w);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(float* from, out TVector c0, out TVector c1)
    {
        c0 = TSimd.Load(from);
        c1 = TSimd.Load(from + TSimd.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float a, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        var x = TSimd.Broadcast(a);
        c0 = TSimd.MultiplyAdd(x, b0, c0);
        c1 = TSimd.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector c0, TVector c1, float* to)
    {
        TSimd.Store(c0, to);
        TSimd.Store(c1, to + TSimd.Width);
    }
}
