using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// A few rows and a vector of the same width, such as the states of a source in attention. Widths are whole
/// numbers of vectors.
/// </summary>
internal static class RowVectors
{
    /// <summary>results[s] = rows[s] · vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, Span<float> results)
    {
        for (var s = 0; s < results.Length; s++)
            results[s] = RowSums.Dot(rows.Slice(s * vector.Length, vector.Length), vector);
    }

    /// <summary>sum += Σ weights[s] rows[s].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddCombination(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, Span<float> sum)
    {
        var to = Vectors(sum);
        var all = Vectors(rows);
        var i = 0;
        for (; i + 4 <= to.Length; i += 4)
        {
            Vector<float> a = to[i], b = to[i + 1], c = to[i + 2], d = to[i + 3];
            for (int s = 0, at = i; s < weights.Length; s++, at += to.Length)
            {
                var weight = new Vector<float>(weights[s]);
                var four = all.Slice(at, 4);
                a = Vector.MultiplyAddEstimate(weight, four[0], a);
                b = Vector.MultiplyAddEstimate(weight, four[1], b);
                c = Vector.MultiplyAddEstimate(weight, four[2], c);
                d = Vector.MultiplyAddEstimate(weight, four[3], d);
            }
            (to[i], to[i + 1], to[i + 2], to[i + 3]) = (a, b, c, d);
        }
        for (; i < to.Length; i++)
        {
            for (int s = 0, at = i; s < weights.Length; s++, at += to.Length)
                to[i] = Vector.MultiplyAddEstimate(new Vector<float>(weights[s]), all[at], to[i]);
        }
    }

    /// <summary>rows[s] += weights[s] vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuterProduct(ReadOnlySpan<float> weights, ReadOnlySpan<float> vector, Span<float> rows)
    {
        var v = Vectors(vector);
        var all = Vectors(rows);
        for (var s = 0; s < weights.Length; s++)
        {
            var weight = new Vector<float>(weights[s]);
            var row = all.Slice(s * v.Length, v.Length);
            for (var i = 0; i < row.Length; i++)
                row[i] = Vector.MultiplyAddEstimate(weight, v[i], row[i]);
        }
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values);

    private static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
