using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The layout in which <see cref="Gemm"/> reads its right-hand matrix: columns in panels of <see cref="Width"/>, each
/// panel contiguous and row after row, so that the innermost loop walks memory forwards. Columns past the end are zero.
/// </summary>
internal static class Panels
{
    /// <summary>Columns of a panel: two of the widest vectors that the processor handles well.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count);
    }

    /// <summary><paramref name="columns"/> rounded up to whole panels.</summary>
    public static int Padded(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>
    /// Packs <paramref name="rows"/> rows of a matrix into panels of <paramref name="k"/> rows; of the panels only
    /// <paramref name="first"/> to <paramref name="last"/> (exclusive).
    /// </summary>
    /// <param name="panels">
    /// All panels of the matrix, k * Width apart, starting at the first row that is packed.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(
        ReadOnlyRowSpan source, int rows, int columns, Span<float> panels, int k, int first, int last)
    {
        var width = Width;
        for (var p = first; p < last; p++)
        {
            var column = p * width;
            var count = Math.Min(width, columns - column);
            var panel = panels.Slice(p * k * width, rows * width);
            for (var row = 0; row < rows; row++)
                CopyPadded(source.Values.Slice(row * source.Stride + column, count), panel.Slice(row * width, width));
        }
    }

    /// <summary>Packs one block of k rows of a matrix, those that <paramref name="rows"/> lists.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackGathered(
        ReadOnlySpan<float> source, int stride, ReadOnlySpan<int> rows, int columns, Span<float> panels)
    {
        var width = Width;
        var k = rows.Length;
        for (var row = 0; row < k; row++)
        {
            var from = source.Slice(rows[row] * stride, columns);
            for (int column = 0, at = row * width; column < columns; column += width, at += k * width)
                CopyPadded(from.Slice(column, Math.Min(width, columns - column)), panels.Slice(at, width));
        }
    }

    /// <summary>
    /// Packs the transpose of a row-major matrix [columns, k]: its rows become the columns of panels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackTransposed(
        ReadOnlySpan<float> source, int k, int columns, Span<float> panels, int first, int last)
    {
        var width = Width;
        for (var p = first; p < last; p++)
        {
            var column = p * width;
            var count = Math.Min(width, columns - column);
            var panel = panels.Slice(p * k * width, k * width);
            if (count < width)
                panel.Clear();
            // Four source rows at a time: whole lines are read, and each write lands beside the last.
            var j = 0;
            for (; j + 4 <= count; j += 4)
            {
                var s0 = source.Slice((column + j) * k, k);
                var s1 = source.Slice((column + j + 1) * k, k);
                var s2 = source.Slice((column + j + 2) * k, k);
                var s3 = source.Slice((column + j + 3) * k, k);
                for (int i = 0, at = j; i < s0.Length; i++, at += width)
                {
                    var four = panel.Slice(at, 4);
                    four[0] = s0[i];
                    four[1] = s1[i];
                    four[2] = s2[i];
                    four[3] = s3[i];
                }
            }
            for (; j < count; j++)
            {
                var s = source.Slice((column + j) * k, k);
                for (int i = 0, at = j; i < s.Length; i++, at += width)
                    panel[at] = s[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPadded(ReadOnlySpan<float> from, Span<float> to)
    {
        from.CopyTo(to);
        if (from.Length < to.Length)
            to[from.Length..].Clear();
    }
}
