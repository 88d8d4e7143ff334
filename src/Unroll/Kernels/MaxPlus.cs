using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// The product of a vector by a matrix of float64 with maxima instead of sums and sums instead of products.
/// Rows are as wide as <see cref="VectorMatrix.Padded"/> says.
/// </summary>
internal static class MaxPlus
{
    /// <summary>y(j) = max over i of x(i) + M(i, j), and the first i that reaches it.</summary>
    /// <param name="matrix">As many rows as x has numbers, each as wide as y.</param>
    /// <param name="y">Written over.</param>
    /// <param name="at">As many numbers as there are columns that count; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> matrix, Span<double> y, Span<int> at)
    {
        var w = Vector<double>.Count;
        var rows = MemoryMarshal.Cast<double, Vector<double>>(matrix);
        var maxima = MemoryMarshal.Cast<double, Vector<double>>(y);
        Span<double> numbers = stackalloc double[2 * w];
        // Two at a time hide each other's latency; the last group starts early enough to be whole.
        var group = maxima.Length >= 2 ? 2 : 1;
        for (var column = 0; column < maxima.Length; column += group)
        {
            var first = Math.Min(column, maxima.Length - group);
            var second = first + group - 1;
            var (max, other) = (new Vector<double>(x[0]) + rows[first], new Vector<double>(x[0]) + rows[second]);
            Vector<double> from = default, otherFrom = default;
            for (var i = 1; i < x.Length; i++)
            {
                var (start, number) = (new Vector<double>(x[i]), new Vector<double>(i));
                var (one, two) = (start + rows[i * maxima.Length + first], start + rows[i * maxima.Length + second]);
                var (larger, otherLarger) = (Vector.GreaterThan(one, max), Vector.GreaterThan(two, other));
                max = Vector.ConditionalSelect(larger, one, max);
                from = Vector.ConditionalSelect(larger, number, from);
                other = Vector.ConditionalSelect(otherLarger, two, other);
                otherFrom = Vector.ConditionalSelect(otherLarger, number, otherFrom);
            }
            (maxima[first], maxima[second]) = (max, other);
            from.CopyTo(numbers);
            otherFrom.CopyTo(numbers[((group - 1) * w)..]);
            for (var j = 0; j < group * w && first * w + j < at.Length; j++)
                at[first * w + j] = (int)numbers[j];
        }
    }
}
