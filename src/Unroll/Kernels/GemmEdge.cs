namespace Unroll;

internal static unsafe partial class Gemm
{
    /// <summary>
    /// As <see cref="Multiply"/>, for any number of columns: the last panel goes through a tile of its own where only a
    /// part of it is wanted. Neither <paramref name="initial"/> nor <paramref name="c"/> is touched past
    /// <paramref name="columns"/>.
    /// </summary>
    /// <param name="columns">Columns of B and C.</param>
    public static void MultiplyColumns(
        int m, int k, ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> panels, int columns,
        ReadOnlySpan<float> initial, int initialRow, Span<float> c, int cRow)
    {
        var width = Panels.Width;
        var whole = columns / width;
        Multiply(m, k, a, aRow, panels, whole, initial, initialRow, c, cRow);
        var rest = columns - whole * width;
        if (rest == 0 || m == 0)
            return;
        var first = whole * width;
        Check(initial.Length, m, initialRow, columns);
        Check(c.Length, m, cRow, columns);
        var height = 4 * MaxTile;
        Span<float> tile = stackalloc float[height * width];
        tile.Clear();
        var panel = panels.Slice(whole * k * width, k * width);
        for (var row = 0; row < m; row += height)
        {
            var rows = Math.Min(height, m - row);
            for (var i = 0; i < rows; i++)
                initial.Slice((row + i) * initialRow + first, rest).CopyTo(tile[(i * width)..]);
            Multiply(rows, k, a[(row * aRow)..], aRow, panel, 1, tile, width, tile, width);
            for (var i = 0; i < rows; i++)
                tile.Slice(i * width, rest).CopyTo(c[((row + i) * cRow + first)..]);
        }
    }
}
