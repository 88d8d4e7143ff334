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
    /// <param name="a">Row-major [m, k], <paramref name="aRow"/> floats from row to row.</param>
    /// <param name="panels">B's panels, each k * <see cref="Panels.Width"/> floats.</param>
    /// <param name="panelCount">
    /// How many panels to multiply; C has that many times <see cref="Panels.Width"/> columns.
    /// </param>
    /// <param name="initial">
    /// What the sums start from: C itself to add to it; a row stride of 0 repeats one row, such as a bias.
    /// </param>
    public static void Multiply(
        int m, int k, ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> panels, int panelCount,
        ReadOnlySpan<float> initial, int initialRow, Span<float> c, int cRow) =>
        MultiplyPart(m, k, a, aRow, panels, k, panelCount, initial, initialRow, c, cRow);

    /// <summary>
    /// The same with some neighbouring rows of B only, which begin at the start of <paramref name="panels"/>.
    /// </summary>
    /// <param name="panelRows">Rows of the whole of B: how far apart its panels are.</param>
    public static void MultiplyPart(
        int m, int k, ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> panels, int panelRows, int panelCount,
        ReadOnlySpan<float> initial, int initialRow, Span<float> c, int cRow)
    {
        if (m == 0 || panelCount == 0)
            return;
        var width = Panels.Width;
        var columns = panelCount * width;
        Check(a.Length, m, aRow, k);
        Check(panels.Length, panelCount, panelRows * width, k * width);
        Check(initial.Length, m, initialRow, columns);
        Check(c.Length, m, cRow, columns);
        fixed (float* pa = a, pb = panels, pi = initial, pc = c)
        {
            var panel = (nint)panelRows * width;
            foreach (var (row, rows) in new TileRows(m, RowBlock))
            {
                float* block = pa + (nint)row * aRow, from = pi + (nint)row * initialRow, to = pc + (nint)row * cRow;
                if (Vector512.IsHardwareAccelerated)
                    GemmBlock<Simd512, Vector512<float>>.Multiply(
                        rows, k, block, aRow, pb, panel, panelCount, from, initialRow, to, cRow);
                else
                    GemmBlock<SimdAny, Vector<float>>.Multiply(
                        rows, k, block, aRow, pb, panel, panelCount, from, initialRow, to, cRow);
            }
        }
    }

    /// <summary>
    /// C += Aᵀ B for one block of k: A's transpose has been packed in tiles (<see cref="TransposedTiles"/>), B in
    /// panels.
    /// </summary>
    public static void MultiplyTiles(
        int m, int k, ReadOnlySpan<float> tiles, ReadOnlySpan<float> panels, int panelCount, Span<float> c, int cRow)
    {
        var width = Panels.Width;
        Check(tiles.Length, 1, 0, m * k);
        Check(panels.Length, 1, 0, k * panelCount * width);
        Check(c.Length, m, cRow, panelCount * width);
        fixed (float* pa = tiles, pb = panels, pc = c)
        {
            if (Vector512.IsHardwareAccelerated)
                GemmBlock<Simd512, Vector512<float>>.MultiplyTiles(m, k, pa, pb, panelCount, pc, cRow);
            else
                GemmBlock<SimdAny, Vector<float>>.MultiplyTiles(m, k, pa, pb, panelCount, pc, cRow);
        }
    }

    // The loops run on pointers, so every span is measured once here.
    private static void Check(int length, int rows, int stride, int columns)
    {
        if ((long)(rows - 1) * stride + columns > length)
            throw new ArgumentException(
                $"a matrix of {rows} rows of {columns}, {stride} apart, needs more than the {length} floats given");
    }
}
