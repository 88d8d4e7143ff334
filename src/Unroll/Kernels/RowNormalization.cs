using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The layer normalisation of a row (Ba et al. 2016): y = x̂ ⊙ w + b with x̂ = (x - mean) r and r = 1 / √(variance +
/// ε). A row is short enough to stay in the nearest cache, so reading it several times costs little; a remainder of
/// less than a vector is computed element by element.
/// </summary>
internal static class RowNormalization
{
    /// <summary>Writes y and gives the row's mean and r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Mean, float Scale) Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, float epsilon, Span<float> y)
    {
        var mean = RowSums.Sum(x) / x.Length;
        // The squares of the differences, and not the mean of squares minus the squared mean, which loses all digits if
        // the mean is large.
        var scale = 1 / MathF.Sqrt(RowSums.SumOfSquares(x, mean) / x.Length + epsilon);
        ReadOnlySpan<Vector<float>> xs = Vectors(x), ws = Vectors(weight), bs = Vectors(bias);
        var ys = MemoryMarshal.Cast<float, Vector<float>>(y);
        Vector<float> means = new(mean), scales = new(scale);
        for (var i = 0; i < ys.Length; i++)
            ys[i] = Vector.MultiplyAddEstimate((xs[i] - means) * scales, ws[i], bs[i]);
        for (var i = ys.Length * Vector<float>.Count; i < y.Length; i++)
            y[i] = float.MultiplyAddEstimate((x[i] - mean) * scale, weight[i], bias[i]);
        return (mean, scale);
    }

    /// <summary>
    /// Adds a row's part to the gradients: dw += dy ⊙ x̂ and db += dy, where they are not empty, and
    /// dx += r (g - mean(g) - x̂ mean(g ⊙ x̂)) with g = dy ⊙ w, where it is not empty.
    /// </summary>
    /// <param name="moments">The row's mean and r, from <see cref="Forward"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddGradients(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, (float Mean, float Scale) moments,
        Span<float> dx, Span<float> dw, Span<float> db)
    {
        var (mean, scale) = moments;
        ReadOnlySpan<Vector<float>> dys = Vectors(dy), xs = Vectors(x), ws = Vectors(weight);
        var rest = xs.Length * Vector<float>.Count;
        Vector<float> means = new(mean), scales = new(scale);
        if (!dw.IsEmpty)
        {
            Span<Vector<float>> dws = MemoryMarshal.Cast<float, Vector<float>>(dw), dbs = MemoryMarshal.Cast<float,
                Vector<float>>(db);
            for (var i = 0; i < xs.Length; i++)
            {
                dws[i] = Vector.MultiplyAddEstimate(dys[i], (xs[i] - means) * scales, dws[i]);
                dbs[i] += dys[i];
            }
            for (var i = rest; i < x.Length; i++)
            {
                dw[i] = float.MultiplyAddEstimate(dy[i], (x[i] - mean) * scale, dw[i]);
                db[i] += dy[i];
            }
        }
        if (dx.IsEmpty)
            return;
        var (gMean, productMean) = Means(dy, x, weight, mean, scale);
        var dxs = MemoryMarshal.Cast<float, Vector<float>>(dx);
        Vector<float> gMeans = new(gMean), minusProductMeans = new(-productMean);
        for (var i = 0; i < xs.Length; i++)
            dxs[i] = Vector.MultiplyAddEstimate(
                scales, Vector.MultiplyAddEstimate(
                (xs[i] - means) * scales, minusProductMeans, dys[i] * ws[i] - gMeans), dxs[i]);
        for (var i = rest; i < x.Length; i++)
            dx[i] = float.MultiplyAddEstimate(
                scale, float.MultiplyAddEstimate((x[i] - mean) * scale, -productMean, dy[i] * weight[i] - gMean),
                dx[i]);
    }

    /// <summary>
    /// mean(g) and mean(g ⊙ x̂), summed in vectors of one width, whatever that of <see cref="Vector{T}"/> is, and the
    /// rest one by one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float G, float Product) Means(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float mean, float scale)
    {
        var dys = MemoryMarshal.Cast<float, Vector256<float>>(dy);
        var xs = MemoryMarshal.Cast<float, Vector256<float>>(x);
        var ws = MemoryMarshal.Cast<float, Vector256<float>>(weight);
        Vector256<float> means = Vector256.Create(mean), scales = Vector256.Create(scale);
        Vector256<float> gSums = default, productSums = default;
        for (var i = 0; i < xs.Length; i++)
        {
            var g = dys[i] * ws[i];
            gSums += g;
            productSums = Vector256.MultiplyAddEstimate(g, (xs[i] - means) * scales, productSums);
        }
        var (gSum, productSum) = (RowSums.Fold(gSums), RowSums.Fold(productSums));
        for (var i = xs.Length * Vector256<float>.Count; i < x.Length; i++)
        {
            var g = dy[i] * weight[i];
            gSum += g;
            productSum = float.MultiplyAddEstimate(g, (x[i] - mean) * scale, productSum);
        }
        return (gSum / x.Length, productSum / x.Length);
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> x) =>
        MemoryMarshal.Cast<float, Vector<float>>(x);
}
