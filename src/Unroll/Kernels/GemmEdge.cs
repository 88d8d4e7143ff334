namespace Unroll;

internal static unsafe partial class Gemm
{
    /// <summary>
    /// As <see cref="Multiply(int, int, ReadOnlyRowSpan, PanelSpan, ReadOnlyRowSpan, RowSpan)"/>, for any number of
    /// columns: the last panel goes through a separate tile if only a part of it is wanted. Neither
    /// <paramref name="initial"/> nor <paramref name="c"/> is touched past <paramref name="columns"/>.
    /// </summary>
    /// <param name="panels">All panels of B.</param>
    /// <param name="columns">Columns of B and C.</param>
    public static void MultiplyColumns(
        int m, int k, ReadOnlyRowSpan a, ReadOnlySpan<float> panels, int columns, ReadOnlyRowSpan initial, RowSpan c)
    {
        var width = Panels.Width;
        var whole = columns / width;
        Multiply(m, k, a, new(panels, k, whole), initial, c);
        var rest = columns - whole * width;
        if (rest == 0 || m == 0)
            return;
        var first = whole * width;
        Check(initial.Values.Length, m, initial.Stride, columns);
        Check(c.Values.Length, m, c.Stride, columns);
        var height = 4 * MaxTile;
        Span<float> tile = stackalloc float[height * width];
        tile.Clear();
        var tileRows = new RowSpan(tile, width);
        var panel = new PanelSpan(panels.Slice(whole * k * width, k * width), k, 1);
        for (var row = 0; row < m; row += height)
        {
            var rows = Math.Min(height, m - row);
            for (var i = 0; i < rows; i++)
                initial.Values.Slice((row + i) * initial.Stride + first, rest).CopyTo(tile[(i * width)..]);
            Multiply(rows, k, a.From(row), panel, tileRows, tileRows);
            for (var i = 0; i < rows; i++)
                tile.Slice(i * width, rest).CopyTo(c.Values[((row + i) * c.Stride + first)..]);
        }
    }
}
