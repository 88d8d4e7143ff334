using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// One block of <see cref="Gemm"/>: some rows by some panels, cut into the tiles that suit their number.
/// </summary>
internal static unsafe class GemmBlock<TSimd, TVector> where TSimd : struct, ISimd<TVector> where TVector : struct
{
    /// <summary>
    /// Rows of A as they lie in a row-major matrix; few rows take several panels at once. With more, a panel is taken a
    /// piece of k after another, and its columns of C stay in cache meanwhile.
    /// </summary>
    /// <param name="panel">Floats from panel to panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int rows, int k, float* a, nint aRow, float* b, nint panel, int panelCount,
        float* initial, nint initialRow, float* c, nint cRow)
    {
        var width = 2 * TSimd.Width;
        var p = 0;
        if (rows == 1)
        {
            for (; p + 4 <= panelCount; p += 4, b += 4 * panel, initial += 4 * width, c += 4 * width)
                GemmTile<TSimd, TVector>.FourPanels(k, a, b, panel, initial, c);
        }
        else if (rows is 2 or 3)
        {
            for (; p + 2 <= panelCount; p += 2, b += 2 * panel, initial += 2 * width, c += 2 * width)
            {
                if (rows == 2)
                    GemmTile<TSimd, TVector>.TwoPanels<Rows2>(k, a, aRow, b, panel, initial, initialRow, c, cRow);
                else
                    GemmTile<TSimd, TVector>.TwoPanels<Rows3>(k, a, aRow, b, panel, initial, initialRow, c, cRow);
            }
        }
        for (; p < panelCount; p++, b += panel, initial += width, c += width)
        {
            float* from = initial;
            var fromRow = initialRow;
            for (var at = 0; at == 0 || at < k; at += Gemm.KBlock)
            {
                var steps = Math.Min(Gemm.KBlock, k - at);
                float* left = a + at, right = b + (nint)at * width;
                foreach (var (row, height) in new TileRows(rows, TSimd.MaxRows))
                {
                    OnePanel(
                        height, steps, left + row * aRow, aRow, 1, right, from + row * fromRow, fromRow, c + row * cRow,
                        cRow);
                }
                from = c; // further pieces of k go on from where C stands
                fromRow = cRow;
            }
        }
    }

    /// <summary>C += Aᵀ B, A's transpose in <see cref="TransposedTiles"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTiles(int rows, int k, float* tiles, float* b, int panelCount, float* c, nint cRow)
    {
        var width = 2 * TSimd.Width;
        for (var p = 0; p < panelCount; p++, b += (nint)k * width, c += width)
        {
            foreach (var (row, height) in new TileRows(rows, TSimd.MaxRows))
            {
                var to = c + row * cRow;
                OnePanel(height, k, tiles + (nint)row * k, 1, height, b, to, cRow, to, cRow);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanel(
        int height, int k, float* a, nint aRow, nint aStep, float* b, float* initial, nint initialRow, float* c,
        nint cRow)
    {
        switch (height)
        {
            case 1: Tile<Rows1>(); break;
            case 2: Tile<Rows2>(); break;
            case 3: Tile<Rows3>(); break;
            case 4: Tile<Rows4>(); break;
            case 5: Tile<Rows5>(); break;
            case 6: Tile<Rows6>(); break;
            case 7: Tile<Rows7>(); break;
            case 8: Tile<Rows8>(); break;
            case 9: Tile<Rows9>(); break;
            case 10: Tile<Rows10>(); break;
            case 11: Tile<Rows11>(); break;
            case 12: Tile<Rows12>(); break;
            case 13: Tile<Rows13>(); break;
            default: Tile<Rows14>(); break;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Tile<THeight>() where THeight : struct, ITileHeight =>
            GemmTile<TSimd, TVector>.OnePanel<THeight>(k, a, aRow, aStep, b, initial, initialRow, c, cRow);
    }
}
