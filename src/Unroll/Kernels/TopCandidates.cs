using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// The largest few of a long row, in one pass: eight vectors at a time are compared with the smallest of the largest so
/// far, and soon nearly all of them are skipped.
/// </summary>
internal static class TopCandidates
{
    private const int Together = 8;

    /// <summary>
    /// Finds the largest numbers of a row and their positions, the largest first; of equal ones, the first comes first.
    /// </summary>
    /// <param name="row">Any numbers, -∞ too, but no NaN.</param>
    /// <param name="values">Receives the largest: as many as fit, at most as many as the row has.</param>
    /// <param name="places">Receives the position of each; of the same length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(ReadOnlySpan<float> row, Span<float> values, Span<int> places)
    {
        var at = 0;
        for (; at < values.Length; at++)
            Insert(row[at], at, values[..(at + 1)], places[..(at + 1)]);
        if (values.IsEmpty)
            return;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row[at..]);
        var least = new Vector<float>(values[^1]);
        for (; vectors.Length >= Together; vectors = vectors[Together..], at += Together * Vector<float>.Count)
        {
            var block = vectors[..Together];
            var largest = Vector.MaxNative(
                Vector.MaxNative(Vector.MaxNative(block[0], block[1]), Vector.MaxNative(block[2], block[3])),
                Vector.MaxNative(Vector.MaxNative(block[4], block[5]), Vector.MaxNative(block[6], block[7])));
            if (!Vector.GreaterThanAny(largest, least))
                continue;
            for (var i = 0; i < Together; i++)
            {
                if (!Vector.GreaterThanAny(block[i], least))
                    continue;
                Take(row, at + i * Vector<float>.Count, Vector<float>.Count, values, places);
                least = new Vector<float>(values[^1]);
            }
        }
        Take(row, at, row.Length - at, values, places);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // rarely entered, so kept out of the loop
    private static void Take(ReadOnlySpan<float> row, int start, int count, Span<float> values, Span<int> places)
    {
        for (var i = start; i < start + count; i++)
        {
            if (row[i] > values[^1])
                Insert(row[i], i, values, places);
        }
    }

    /// <summary>
    /// Inserts a value and drops the last of the sorted ones; equal values stay before it.
    /// </summary>
    private static void Insert(float value, int place, Span<float> values, Span<int> places)
    {
        var to = values.Length - 1;
        for (; to > 0 && values[to - 1] < value; to--)
            (values[to], places[to]) = (values[to - 1], places[to - 1]);
        (values[to], places[to]) = (value, place);
    }
}
