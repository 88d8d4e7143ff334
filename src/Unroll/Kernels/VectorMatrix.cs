using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Products of small square matrices of float64 by vectors, as used in sums over all states of a chain. Rows are
/// <see cref="Padded"/> wide, their ends zero, so that there is no remainder of less than a vector; every sum goes
/// through its terms in order.
/// </summary>
internal static class VectorMatrix
{
    /// <summary>How wide a row of so many numbers is.</summary>
    public static int Padded(int count)
    {
        var unit = Math.Max(4, Vector<double>.Count); // four rows are taken together below
        return (count + unit - 1) / unit * unit;
    }

    /// <summary>y = x M: <paramref name="matrix"/> has as many rows as x has numbers, each as wide as y.</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> matrix, Span<double> y)
    {
        var rows = MemoryMarshal.Cast<double, Vector<double>>(matrix);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(y);
        // Several sums at a time stay in registers and hide each other's latency. The last group starts early enough to
        // be whole, and repeats some sums, as a few alone would take as long.
        var group = sums.Length >= 8 ? 8 : sums.Length >= 4 ? 4 : 1;
        for (var column = 0; column < sums.Length; column += group)
        {
            var first = Math.Min(column, sums.Length - group);
            if (group == 8)
                Eight(x, rows[first..], sums.Length, sums.Slice(first, 8));
            else if (group == 4)
                Four(x, rows[first..], sums.Length, sums.Slice(first, 4));
            else
                One(x, rows[first..], sums.Length, out sums[first]);
        }
    }

    private static void Eight(
        ReadOnlySpan<double> x, ReadOnlySpan<Vector<double>> rows, int width, Span<Vector<double>> sums)
    {
        Vector<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default,
            h = default;
        for (int i = 0, at = 0; i < x.Length; i++, at += width)
        {
            var factor = new Vector<double>(x[i]);
            var eight = rows.Slice(at, 8);
            a = Vector.MultiplyAddEstimate(factor, eight[0], a);
            b = Vector.MultiplyAddEstimate(factor, eight[1], b);
            c = Vector.MultiplyAddEstimate(factor, eight[2], c);
            d = Vector.MultiplyAddEstimate(factor, eight[3], d);
            e = Vector.MultiplyAddEstimate(factor, eight[4], e);
            f = Vector.MultiplyAddEstimate(factor, eight[5], f);
            g = Vector.MultiplyAddEstimate(factor, eight[6], g);
            h = Vector.MultiplyAddEstimate(factor, eight[7], h);
        }
        (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]) = (a, b, c, d, e, f, g, h);
    }

    private static void Four(
        ReadOnlySpan<double> x, ReadOnlySpan<Vector<double>> rows, int width, Span<Vector<double>> sums)
    {
        Vector<double> a = default, b = default, c = default, d = default;
        for (int i = 0, at = 0; i < x.Length; i++, at += width)
        {
            var factor = new Vector<double>(x[i]);
            var four = rows.Slice(at, 4);
            a = Vector.MultiplyAddEstimate(factor, four[0], a);
            b = Vector.MultiplyAddEstimate(factor, four[1], b);
            c = Vector.MultiplyAddEstimate(factor, four[2], c);
            d = Vector.MultiplyAddEstimate(factor, four[3], d);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
    }

    private static void One(
        ReadOnlySpan<double> x, ReadOnlySpan<Vector<double>> rows, int width, out Vector<double> sum)
    {
        sum = default;
        for (int i = 0, at = 0; i < x.Length; i++, at += width)
            sum = Vector.MultiplyAddEstimate(new Vector<double>(x[i]), rows[at], sum);
    }

    /// <summary>
    /// Four rows of Σ xᵀ y: element [i, j] of the result gets the sum of x[first + i] y[j] over every pair of a row of
    /// <paramref name="xs"/> and one of <paramref name="ys"/>.
    /// </summary>
    /// <param name="xs">Rows as wide as those of <paramref name="ys"/>, with their first factors.</param>
    /// <param name="ys">The rows of second factors.</param>
    /// <param name="pairs">Which row of xs goes with which of ys.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="first">The first number of a row of xs that is used; three more follow it.</param>
    /// <param name="result">[4, width].</param>
    public static void AddOuterProducts(
        ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, ReadOnlySpan<(int X, int Y)> pairs, int width, int first,
        Span<double> result)
    {
        for (var column = 0; column < width; column += Vector<double>.Count)
        {
            Vector<double> a = new(result[column..]), b = new(result[(width + column)..]),
                c = new(result[(2 * width + column)..]), d = new(result[(3 * width + column)..]);
            foreach (var (x, y) in pairs)
            {
                var factors = xs.Slice(x * width + first, 4);
                var vector = new Vector<double>(ys[(y * width + column)..]);
                a = Vector.MultiplyAddEstimate(new Vector<double>(factors[0]), vector, a);
                b = Vector.MultiplyAddEstimate(new Vector<double>(factors[1]), vector, b);
                c = Vector.MultiplyAddEstimate(new Vector<double>(factors[2]), vector, c);
                d = Vector.MultiplyAddEstimate(new Vector<double>(factors[3]), vector, d);
            }
            a.CopyTo(result[column..]);
            b.CopyTo(result[(width + column)..]);
            c.CopyTo(result[(2 * width + column)..]);
            d.CopyTo(result[(3 * width + column)..]);
        }
    }
}
