namespace Unroll.Kernels;

/// <summary>
/// The transpose of a row-major matrix in tiles of six of its columns, each tile k by 6 and contiguous: the left-hand side of weight
/// gradients, dW = dZᵀ X.
/// </summary>
internal static class TransposedTiles
{
    private const int Tile = Gemm.MaxTile;

    public static int Length(int columns, int k) => (columns + Tile - 1) / Tile * Tile * k;

    /// <summary>Packs <paramref name="columns"/> columns of k rows that begin at the start of <paramref name="source"/>.</summary>
    public static void Pack(ReadOnlySpan<float> source, int stride, int k, int columns, Span<float> tiles)
    {
        for (var row = 0; row < k; row++)
        {
            var from = source.Slice(row * stride, columns);
            var at = row * Tile;
            for (; from.Length >= Tile; from = from[Tile..], at += k * Tile)
                from[..Tile].CopyTo(tiles.Slice(at, Tile));
            if (from.Length > 0)
                from.CopyTo(tiles.Slice(at, Tile));
        }
    }
}
