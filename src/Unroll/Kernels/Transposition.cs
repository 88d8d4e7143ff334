using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>The transpose of a row-major matrix.</summary>
internal static class Transposition
{
    /// <summary>Rows and columns of a block; so many lines of both matrices stay in the first-level cache.</summary>
    private const int Block = 32;

    /// <summary>
    /// <paramref name="target"/> [columns, rows] becomes the transpose of <paramref name="source"/> [rows, columns].
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ReadOnlySpan<float> source, int rows, int columns, Span<float> target)
    {
        for (var top = 0; top < rows; top += Block)
        {
            var bottom = Math.Min(rows, top + Block);
            for (var left = 0; left < columns; left += Block)
            {
                var right = Math.Min(columns, left + Block);
                for (var column = left; column < right; column++)
                {
                    var to = target.Slice(column * rows, rows);
                    for (var row = top; row < bottom; row++)
                        to[row] = source[row * columns + column];
                }
            }
        }
    }
}
