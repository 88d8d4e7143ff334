using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// The transpose of a row-major matrix in tiles of a few of its columns (<see cref="TileRows"/>), each tile k by its
/// height and contiguous: the left-hand side of weight gradients, dW = dZᵀ X.
/// </summary>
internal static unsafe class TransposedTiles
{
    /// <summary>Packs <paramref name="columns"/> columns of k rows that begin at the start of a matrix.</summary>
    /// <param name="source">Row-major, <paramref name="stride"/> floats from row to row.</param>
    /// <param name="tiles">k * columns floats.</param>
    public static void Pack(ReadOnlySpan<float> source, int stride, int k, int columns, Span<float> tiles)
    {
        if ((long)(k - 1) * stride + columns > source.Length || (long)k * columns > tiles.Length)
            throw new ArgumentException($"tiles of {columns} columns of {k} rows, {stride} apart, were given too little memory");
        fixed (float* from = source, to = tiles)
        {
            foreach (var (column, height) in new TileRows(columns, Gemm.MaxTile))
                Pack(from + column, stride, k, height, to + (nint)column * k);
        }
    }

    // Whole rows go by two vectors that overlap: a call to copy a dozen numbers would take longer than the copy.
    private static void Pack(float* from, nint stride, int k, int height, float* to)
    {
        for (var row = 0; row < k; row++, from += stride, to += height)
        {
            if (height >= Vector256<float>.Count)
            {
                var second = height - Vector256<float>.Count;
                Vector256.Load(from).Store(to);
                Vector256.Load(from + second).Store(to + second);
            }
            else if (height >= Vector128<float>.Count)
            {
                var second = height - Vector128<float>.Count;
                Vector128.Load(from).Store(to);
                Vector128.Load(from + second).Store(to + second);
            }
            else
            {
                for (var i = 0; i < height; i++)
                    to[i] = from[i];
            }
        }
    }
}
