using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The multi-layer perceptron's score of some keys against one query, wᵀ tanh(key + query), and the backward pass.
/// Widths are whole numbers of vectors; w is zero past its end.
/// </summary>
internal static class AdditiveScores
{
    /// <summary>scores[s] = wᵀ tanh(keys[s] + query).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ReadOnlySpan<float> keys, ReadOnlySpan<float> query, ReadOnlySpan<float> w, Span<float> scores)
    {
        // Vectors of one width, whatever Vector<float> has, so that the order of a sum is the same on every processor.
        var all = MemoryMarshal.Cast<float, Vector256<float>>(keys);
        var q = MemoryMarshal.Cast<float, Vector256<float>>(query);
        var v = MemoryMarshal.Cast<float, Vector256<float>>(w);
        for (var s = 0; s < scores.Length; s++)
        {
            var key = all.Slice(s * v.Length, v.Length);
            var sum = Vector256<float>.Zero;
            for (var i = 0; i < key.Length; i++)
                sum = Vector256.MultiplyAddEstimate(v[i], Activation.Tanh(key[i] + q[i]), sum);
            scores[s] = RowSums.Fold(sum); // (12)
        }
    }

    /// <summary>Adds to the gradients of keys, query and w, given those of the scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> keys, ReadOnlySpan<float> query, ReadOnlySpan<float> w, ReadOnlySpan<float> gradients,
            Span<float> keyGradients, Span<float> queryGradient, Span<float> wGradient)
    {
        var all = Vectors(keys);
        var q = Vectors(query);
        var v = Vectors(w);
        var dAll = MemoryMarshal.Cast<float, Vector<float>>(keyGradients);
        var dq = MemoryMarshal.Cast<float, Vector<float>>(queryGradient);
        var dw = MemoryMarshal.Cast<float, Vector<float>>(wGradient);
        for (var i = 0; i < v.Length; i++)
        {
            Vector<float> sum = default, wSum = default;
            for (int s = 0, at = i; s < gradients.Length; s++, at += v.Length)
            {
                var tanh = Activation.Tanh(all[at] + q[i]);
                var gradient = new Vector<float>(gradients[s]);
                var inner = gradient * v[i] * (Vector<float>.One - tanh * tanh);
                dAll[at] += inner;
                sum += inner;
                wSum = Vector.MultiplyAddEstimate(gradient, tanh, wSum);
            }
            dq[i] += sum;
            dw[i] += wSum;
        }
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values);
}
