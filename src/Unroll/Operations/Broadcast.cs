using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// How two tensors match element by element: the same shape, or one shape being the end of the other, such as
/// [batch, time, n] and [n], in which case the smaller is used again for each block of the larger.
/// </summary>
internal static class Broadcast
{
    /// <summary>
    /// Gradients of at least so many elements are added on several threads, each for some elements of the operand.
    /// </summary>
    private const int Large = 1 << 18;

    private const int ElementsEach = 1024;

    public static Shape Join(Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (l, r) = (left.Shape, right.Shape);
        if (l.Rank >= r.Rank && l.Sizes[(l.Rank - r.Rank)..].SequenceEqual(r.Sizes))
            return l;
        if (r.Rank > l.Rank && r.Sizes[(r.Rank - l.Rank)..].SequenceEqual(l.Sizes))
            return r;
        throw new ArgumentException(
            $"shapes {l} and {r} do not match; they must be equal, or one the end of the other, as "
            + "[batch, n] and [n]", nameof(right));
    }

    /// <summary>The elements of an operand that match the block beginning at <paramref name="start"/>.</summary>
    public static ReadOnlySpan<float> Part(Tensor operand, int start, int count) =>
        operand.Data.AsSpan(operand.Count == 0 ? 0 : start % operand.Count, count);

    /// <summary>The size of a block: all elements of the smaller operand.</summary>
    public static int Block(Tensor left, Tensor right) => Math.Max(1, Math.Min(left.Count, right.Count));

    /// <summary>
    /// Adds or subtracts an operand's gradient, block after block if the operand was used for several.
    /// </summary>
    public static unsafe void AddBack(Tensor operand, ReadOnlySpan<float> dy, bool negative = false)
    {
        var into = Node.Into(operand);
        if (into.IsEmpty || dy.IsEmpty)
            return;
        fixed (float* target = into, source = dy)
        {
            var chunks = dy.Length < Large ? 1 : (into.Length + ElementsEach - 1) / ElementsEach;
            Workers.For(chunks,
                ((nint)target, (nint)source, into.Length, dy.Length, (into.Length + chunks - 1) / chunks, negative),
                static (chunk, s) =>
            {
                var (target, source, width, length, each, negative) = s;
                var (first, count) = (chunk * each, Math.Clamp(width - chunk * each, 0, each));
                var to = new Span<float>((float*)target + first, count);
                for (var at = first; at < length; at += width)
                {
                    var from = new ReadOnlySpan<float>((float*)source + at, count);
                    if (negative)
                        TensorPrimitives.Subtract(to, from, to);
                    else
                        TensorPrimitives.Add(to, from, to);
                }
            });
        }
    }
}
