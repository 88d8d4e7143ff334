using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// C = initial + A B on one thread, B in <see cref="Panels"/>. Callers split rows or panels over threads; each element is summed
/// over k in order, so no split changes the result.
/// </summary>
internal static unsafe partial class Gemm
{
    /// <summary>Steps of k taken at once: a panel of so many rows stays in the first-level cache.</summary>
    public const int KBlock = 256;

    /// <summary>Rows taken at once: so many rows of A by <see cref="KBlock"/> stay in the second-level cache.</summary>
    private const int RowBlock = 96;

    /// <summary>Rows of the tallest tile, which with one panel fills the register file.</summary>
    public const int MaxTile = 6;

    /// <summary>Rows of A times whole panels.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">Row-major [m, k], <paramref name="aRow"/> floats from row to row.</param>
    /// <param name="panels">B's panels, each k * <see cref="Panels.Width"/> floats.</param>
    /// <param name="panelCount">How many panels to multiply; C has that many times <see cref="Panels.Width"/> columns.</param>
    /// <param name="initial">What the sums start from: C itself to add to it; a row stride of 0 repeats one row, such as a bias.</param>
    public static void Multiply(
        int m, int k, ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> panels, int panelCount,
        ReadOnlySpan<float> initial, int initialRow, Span<float> c, int cRow) =>
        MultiplyPart(m, k, a, aRow, panels, k, panelCount, initial, initialRow, c, cRow);

    /// <summary>The same with some neighbouring rows of B only, which begin at the start of <paramref name="panels"/>.</summary>
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
            for (var row = 0; row < m; row += RowBlock)
            {
                var rows = Math.Min(RowBlock, m - row);
                float* from = pi + (nint)row * initialRow, to = pc + (nint)row * cRow;
                nint fromRow = initialRow;
                for (var at = 0; at == 0 || at < k; at += KBlock)
                {
                    var steps = Math.Min(KBlock, k - at);
                    Block(rows, steps, pa + (nint)row * aRow + at, aRow, 1, pb + (nint)at * width, (nint)panelRows * width, panelCount, from, fromRow, to, cRow);
                    from = to; // further blocks of k go on from where C stands
                    fromRow = cRow;
                }
            }
        }
    }

    /// <summary>
    /// C += Aᵀ B for one block of k: A's transpose has been packed in tiles (<see cref="TransposedTiles"/>), B in panels.
    /// </summary>
    public static void MultiplyTiles(int m, int k, ReadOnlySpan<float> tiles, ReadOnlySpan<float> panels, int panelCount, Span<float> c, int cRow)
    {
        var width = Panels.Width;
        Check(tiles.Length, 1, 0, TransposedTiles.Length(m, k));
        Check(panels.Length, 1, 0, k * panelCount * width);
        Check(c.Length, m, cRow, panelCount * width);
        fixed (float* pa = tiles, pb = panels, pc = c)
        {
            for (var p = 0; p < panelCount; p++)
            {
                for (var row = 0; row < m; row += MaxTile)
                {
                    var tile = pc + (nint)row * cRow + p * width;
                    Tile(Math.Min(MaxTile, m - row), k, pa + (nint)row * k, 1, MaxTile, pb + (nint)p * k * width, tile, cRow, tile, cRow);
                }
            }
        }
    }

    /// <summary>Tiles of balanced height: 16 rows are 6, 5 and 5, not 6, 6 and 4; few rows take several panels at once instead.</summary>
    private static void Block(
        int rows, int k, float* a, nint aRow, nint aStep, float* b, nint panel, int panelCount, float* initial, nint initialRow, float* c, nint cRow)
    {
        var width = Panels.Width;
        var p = 0;
        if (rows == 1)
        {
            for (; p + 4 <= panelCount; p += 4)
                GemmTile.FourPanels(k, a, aStep, b + p * panel, panel, initial + p * width, c + p * width);
        }
        else if (rows is 2 or 3)
        {
            for (; p + 2 <= panelCount; p += 2)
            {
                if (rows == 2)
                    GemmTile.TwoPanels<Rows2>(k, a, aRow, aStep, b + p * panel, panel, initial + p * width, initialRow, c + p * width, cRow);
                else
                    GemmTile.TwoPanels<Rows3>(k, a, aRow, aStep, b + p * panel, panel, initial + p * width, initialRow, c + p * width, cRow);
            }
        }
        var tiles = (rows + MaxTile - 1) / MaxTile;
        for (; p < panelCount; p++)
        {
            for (int tile = 0, row = 0; tile < tiles; tile++)
            {
                var height = (rows - row + tiles - tile - 1) / (tiles - tile);
                Tile(height, k, a + row * aRow, aRow, aStep, b + p * panel, initial + row * initialRow + p * width, initialRow, c + row * cRow + p * width, cRow);
                row += height;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(int height, int k, float* a, nint aRow, nint aStep, float* b, float* initial, nint initialRow, float* c, nint cRow)
    {
        switch (height)
        {
            case 1: GemmTile.OnePanel<Rows1>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 2: GemmTile.OnePanel<Rows2>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 3: GemmTile.OnePanel<Rows3>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 4: GemmTile.OnePanel<Rows4>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 5: GemmTile.OnePanel<Rows5>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            default: GemmTile.OnePanel<Rows6>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
        }
    }

    // The loops run on pointers, so every span is measured once here.
    private static void Check(int length, int rows, int stride, int columns)
    {
        if ((long)(rows - 1) * stride + columns > length)
            throw new ArgumentException($"a matrix of {rows} rows of {columns}, {stride} apart, needs more than the {length} floats given");
    }
}
