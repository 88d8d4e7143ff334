using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// One block of <see cref="Gemm"/>: some rows by some panels, cut into the tiles that suit their number.
/// </summary>
internal static unsafe class GemmBlock<TSimd, TVector> where TSimd : struct, ISimd<TVector> where TVector : struct
{
    /// <summary>Rows of A as they lie in a row-major matrix; few rows take several panels at once.</summary>
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
            foreach (var (row, height) in new TileRows(rows, TSimd.MaxRows))
                OnePanel(height, k, a + row * aRow, aRow, 1, b, initial + row * initialRow, initialRow, c + row * cRow, cRow);
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
        int height, int k, float* a, nint aRow, nint aStep, float* b, float* initial, nint initialRow, float* c, nint cRow)
    {
        switch (height)
        {
            case 1: GemmTile<TSimd, TVector>.OnePanel<Rows1>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 2: GemmTile<TSimd, TVector>.OnePanel<Rows2>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 3: GemmTile<TSimd, TVector>.OnePanel<Rows3>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 4: GemmTile<TSimd, TVector>.OnePanel<Rows4>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 5: GemmTile<TSimd, TVector>.OnePanel<Rows5>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 6: GemmTile<TSimd, TVector>.OnePanel<Rows6>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 7: GemmTile<TSimd, TVector>.OnePanel<Rows7>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 8: GemmTile<TSimd, TVector>.OnePanel<Rows8>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 9: GemmTile<TSimd, TVector>.OnePanel<Rows9>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 10: GemmTile<TSimd, TVector>.OnePanel<Rows10>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 11: GemmTile<TSimd, TVector>.OnePanel<Rows11>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 12: GemmTile<TSimd, TVector>.OnePanel<Rows12>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            case 13: GemmTile<TSimd, TVector>.OnePanel<Rows13>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
            default: GemmTile<TSimd, TVector>.OnePanel<Rows14>(k, a, aRow, aStep, b, initial, initialRow, c, cRow); break;
        }
    }
}
