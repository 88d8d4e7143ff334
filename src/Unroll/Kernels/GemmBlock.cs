using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// One block of <see cref="Gemm"/>: some rows by some panels, cut into the tiles that suit their number.
/// </summary>
internal static unsafe class GemmBlock<TSimd, TVector> where TSimd : struct, ISimd<TVector> where TVector : struct
{
    /// <summary>
    /// Rows of A as they lie in a row-major matrix; few rows take several panels at once. With more rows, a panel is
    /// taken one piece of k after another, so its columns of C stay in cache.
    /// </summary>
    /// <param name="panels">The first panel, and how far apart they lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int rows, int k, RowPointer a, RowPointer panels, int panelCount, RowPointer initial, RowPointer c)
    {
        var width = 2 * TSimd.Width;
        var p = 0;
        if (rows == 1)
        {
            for (; p + 4 <= panelCount; p += 4)
                GemmTile<TSimd, TVector>.FourPanels(
                    k, a.Start, panels.From(p), initial.Start + p * width, c.Start + p * width);
        }
        else if (rows is 2 or 3)
        {
            for (; p + 2 <= panelCount; p += 2)
            {
                RowPointer from = initial.FromColumn(p * width), to = c.FromColumn(p * width);
                if (rows == 2)
                    GemmTile<TSimd, TVector>.TwoPanels<Rows2>(k, a, panels.From(p), from, to);
                else
                    GemmTile<TSimd, TVector>.TwoPanels<Rows3>(k, a, panels.From(p), from, to);
            }
        }
        for (; p < panelCount; p++)
        {
            RowPointer from = initial.FromColumn(p * width), to = c.FromColumn(p * width);
            var panel = panels.From(p).Start;
            for (var at = 0; at == 0 || at < k; at += Gemm.KBlock)
            {
                var steps = Math.Min(Gemm.KBlock, k - at);
                var left = a.FromColumn(at);
                var right = panel + (nint)at * width;
                foreach (var (row, height) in new TileRows(rows, TSimd.MaxRows))
                    OnePanel(height, steps, left.From(row), 1, right, from.From(row), to.From(row));
                from = to; // further pieces of k add to C
            }
        }
    }

    /// <summary>C += Aᵀ B, A's transpose in <see cref="TransposedTiles"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTiles(int rows, int k, float* tiles, float* b, int panelCount, RowPointer c)
    {
        var width = 2 * TSimd.Width;
        for (var p = 0; p < panelCount; p++, b += (nint)k * width, c = c.FromColumn(width))
        {
            foreach (var (row, height) in new TileRows(rows, TSimd.MaxRows))
                OnePanel(height, k, new(tiles + (nint)row * k, 1), height, b, c.From(row), c.From(row));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanel(
        int height, int k, RowPointer a, nint aStep, float* b, RowPointer initial, RowPointer c)
    {
        switch (height)
        {
            case 1: GemmTile<TSimd, TVector>.OnePanel<Rows1>(k, a, aStep, b, initial, c); break;
            case 2: GemmTile<TSimd, TVector>.OnePanel<Rows2>(k, a, aStep, b, initial, c); break;
            case 3: GemmTile<TSimd, TVector>.OnePanel<Rows3>(k, a, aStep, b, initial, c); break;
            case 4: GemmTile<TSimd, TVector>.OnePanel<Rows4>(k, a, aStep, b, initial, c); break;
            case 5: GemmTile<TSimd, TVector>.OnePanel<Rows5>(k, a, aStep, b, initial, c); break;
            case 6: GemmTile<TSimd, TVector>.OnePanel<Rows6>(k, a, aStep, b, initial, c); break;
            case 7: GemmTile<TSimd, TVector>.OnePanel<Rows7>(k, a, aStep, b, initial, c); break;
            case 8: GemmTile<TSimd, TVector>.OnePanel<Rows8>(k, a, aStep, b, initial, c); break;
            case 9: GemmTile<TSimd, TVector>.OnePanel<Rows9>(k, a, aStep, b, initial, c); break;
            case 10: GemmTile<TSimd, TVector>.OnePanel<Rows10>(k, a, aStep, b, initial, c); break;
            case 11: GemmTile<TSimd, TVector>.OnePanel<Rows11>(k, a, aStep, b, initial, c); break;
            case 12: GemmTile<TSimd, TVector>.OnePanel<Rows12>(k, a, aStep, b, initial, c); break;
            case 13: GemmTile<TSimd, TVector>.OnePanel<Rows13>(k, a, aStep, b, initial, c); break;
            default: GemmTile<TSimd, TVector>.OnePanel<Rows14>(k, a, aStep, b, initial, c); break;
        }
    }
}
