using System.Numerics.Tensors;

namespace Unroll;

/// <summary>Gathers rows of one matrix into another, and adds them back in the backward pass.</summary>
internal static class RowGather
{
    /// <summary>Instead of a row's number: padding.</summary>
    public const int Nothing = -1;

    /// <summary>
    /// Row i of <paramref name="target"/> becomes row <c>rows[i]</c> of <paramref name="source"/>, or is filled where
    /// that is <see cref="Nothing"/>.
    /// </summary>
    public static void Copy(
        ReadOnlySpan<float> source, ReadOnlySpan<int> rows, int width, Span<float> target, float fill = 0)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var to = target.Slice(i * width, width);
            if (rows[i] == Nothing)
                to.Fill(fill);
            else
                source.Slice(rows[i] * width, width).CopyTo(to);
        }
    }

    /// <summary>
    /// Adds row i of <paramref name="source"/> to row <c>rows[i]</c> of <paramref name="target"/>, in the order of i.
    /// </summary>
    public static void AddBack(ReadOnlySpan<float> source, ReadOnlySpan<int> rows, int width, Span<float> target)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] == Nothing)
                continue;
            var to = target.Slice(rows[i] * width, width);
            TensorPrimitives.Add(to, source.Slice(i * width, width), to);
        }
    }
}
