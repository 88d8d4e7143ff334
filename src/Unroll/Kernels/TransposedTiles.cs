using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The transpose of a row-major matrix in tiles of a few of its columns (<see cref="TileRows"/>), each tile k by its
/// height and contiguous: the left-hand side of weight gradients, dW = dZᵀ X.
/// </summary>
internal static unsafe class TransposedTiles
{
    /// <summary>Packs <paramref name="columns"/> columns of k rows that begin at the start of a matrix.</summary>
    /// <param name="source">Row-major, <paramref name="stride"/> floats from row to row.</param>
    /// <param name="tiles">k * columns floats.</param>
    /// <param name="sums">Where to add each column's elements, one after the other; empty for nowhere.</param>
    public static void Pack(
        ReadOnlySpan<float> source, int stride, int k, int columns, Span<float> tiles, Span<float> sums = default)
    {
        if ((long)(k - 1) * stride + columns > source.Length || (long)k * columns > tiles.Length)
            throw new ArgumentException($"tiles of {columns} columns of {k} rows were given too little memory");
        if (!sums.IsEmpty && sums.Length < columns)
            throw new ArgumentException($"the sums of {columns} columns were given room for {sums.Length}");
        var unwanted = stackalloc float[Simd512.MaxRows];
        fixed (float* from = source, to = tiles, sum = sums)
        {
            foreach (var (column, height) in new TileRows(columns, Gemm.MaxTile))
                Pack(from + column, stride, k, height, to + (nint)column * k, sum is null ? unwanted : sum + column);
        }
    }

    // A row is copied with two overlapping vectors: a call to copy a dozen numbers would take longer than the copy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(float* from, nint stride, int k, int height, float* to, float* sum)
    {
        if (height >= Vector256<float>.Count)
        {
            var second = height - Vector256<float>.Count;
            Vector256<float> a = Vector256.Load(sum), b = Vector256.Load(sum + second);
            for (var row = 0; row < k; row++, from += stride, to += height)
            {
                Vector256<float> x = Vector256.Load(from), y = Vector256.Load(from + second);
                x.Store(to);
                y.Store(to + second);
                a += x;
                b += y;
            }
            a.Store(sum);
            b.Store(sum + second);
        }
        else if (height >= Vector128<float>.Count)
        {
            var second = height - Vector128<float>.Count;
            Vector128<float> a = Vector128.Load(sum), b = Vector128.Load(sum + second);
            for (var row = 0; row < k; row++, from += stride, to += height)
            {
                Vector128<float> x = Vector128.Load(from), y = Vector128.Load(from + second);
                x.Store(to);
                y.Store(to + second);
                a += x;
                b += y;
            }
            a.Store(sum);
            b.Store(sum + second);
        }
        else
        {
            for (var row = 0; row < k; row++, from += stride, to += height)
            {
                for (var i = 0; i < height; i++)
                {
                    to[i] = from[i];
                    sum[i] += from[i];
                }
            }
        }
    }
}
