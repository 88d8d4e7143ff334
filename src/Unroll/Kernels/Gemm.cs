using System.Numerics;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// C = initial + A B on one thread, B in <see cref="Panels"/>. Callers split rows or panels over threads; each element
/// is summed over k in order, so no split changes the result.
/// </summary>
internal static unsafe partial class Gemm
{
    /// <summary>Steps of k taken at once: a panel of so many rows stays in the first-level cache.</summary>
    public const int KBlock = 256;

    /// <summary>
    /// Rows taken at once: with some hundred steps of k, so many rows of A stay in the second-level cache.
    /// </summary>
    private const int RowBlock = 140;

    /// <summary>Rows of the tallest tile.</summary>
    public static int MaxTile => Vector512.IsHardwareAccelerated ? Simd512.MaxRows : SimdAny.MaxRows;

    /// <summary>Rows of A times whole panels.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">[m, k].</param>
    /// <param name="b">B, or k neighbouring rows of it; C has as many columns as these panels.</param>
    /// <param name="initial">What the sums start from: C itself to add to it, or one row for all.</param>
    public static void Multiply(
        int m, int k, ReadOnlyRowSpan a, PanelSpan b, ReadOnlyRowSpan initial, RowSpan c)
    {
        if (m == 0 || b.Count == 0)
            return;
        Check(m, k, a, b, initial, c);
        fixed (float* pa = a.Values, pb = b.Values, pi = initial.Values, pc = c.Values)
        {
            Multiply(
                m, k, new(pa, a.Stride), new(pb, (nint)b.Rows * Panels.Width), b.Count, new(pi, initial.Stride),
                new(pc, c.Stride));
        }
    }

    /// <summary>The same without checks.</summary>
    /// <param name="b">The first panel, and how far apart they lie.</param>
    public static void Multiply(
        int m, int k, RowPointer a, RowPointer b, int panelCount, RowPointer initial, RowPointer c)
    {
        foreach (var (row, rows) in new TileRows(m, RowBlock))
        {
            if (Vector512.IsHardwareAccelerated)
                GemmBlock<Simd512, Vector512<float>>.Multiply(
                    rows, k, a.From(row), b, panelCount, initial.From(row), c.From(row));
            else
                GemmBlock<SimdAny, Vector<float>>.Multiply(
                    rows, k, a.From(row), b, panelCount, initial.From(row), c.From(row));
        }
    }

    /// <summary>Throws if a span is shorter than a product takes, as the loops run on pointers.</summary>
    public static void Check(int m, int k, ReadOnlyRowSpan a, PanelSpan b, ReadOnlyRowSpan initial, RowSpan c)
    {
        var width = Panels.Width;
        Check(a.Values.Length, m, a.Stride, k);
        Check(b.Values.Length, b.Count, b.Rows * width, k * width);
        Check(initial.Values.Length, m, initial.Stride, b.Count * width);
        Check(c.Values.Length, m, c.Stride, b.Count * width);
    }

    /// <summary>
    /// C += Aᵀ B for one block of k: A's transpose has been packed in tiles (<see cref="TransposedTiles"/>), B in
    /// panels.
    /// </summary>
    public static void MultiplyTiles(
        int m, int k, ReadOnlySpan<float> tiles, ReadOnlySpan<float> panels, int panelCount, RowSpan c)
    {
        var width = Panels.Width;
        Check(tiles.Length, 1, 0, m * k);
        Check(panels.Length, 1, 0, k * panelCount * width);
        Check(c.Values.Length, m, c.Stride, panelCount * width);
        fixed (float* pa = tiles, pb = panels, pc = c.Values)
        {
            if (Vector512.IsHardwareAccelerated)
                GemmBlock<Simd512, Vector512<float>>.MultiplyTiles(m, k, pa, pb, panelCount, new(pc, c.Stride));
            else
                GemmBlock<SimdAny, Vector<float>>.MultiplyTiles(m, k, pa, pb, panelCount, new(pc, c.Stride));
        }
    }

    private static void Check(int length, int rows, int stride, int columns)
    {
        if ((long)(rows - 1) * stride + columns > length)
            throw new ArgumentException(
                $"a matrix of {rows} rows of {columns}, {stride} apart, needs more than the {length} floats given");
    }
}
