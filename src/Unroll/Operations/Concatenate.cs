using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The tensors one after the other along a dimension: [2, 3] and [4, 3] along dimension 0 give [6, 3].
    /// </summary>
    /// <param name="tensors">Of the same shape except in that dimension.</param>
    /// <param name="dimension">The dimension to join along; <c>^1</c> is the innermost.</param>
    /// <exception cref="ArgumentException">There is no tensor, one is null, or the other sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor Concatenate(IReadOnlyList<Tensor> tensors, Index dimension = default)
    {
        var parts = Given.All(tensors);
        if (parts.Length == 0)
            throw new ArgumentException(
                "tensors is empty, but at least one is needed to know the shape", nameof(tensors));
        var first = parts[0].Shape;
        var axis = Axis.Of(first, dimension);
        long size = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var shape = parts[i].Shape;
            if (shape.Rank != first.Rank || axis.Resize(shape, axis.Size) != first)
                throw new ArgumentException(
                    $"tensors[{i}] has shape {shape} and tensors[0] {first}, but joined along dimension "
                    + $"{axis.Dimension} they may differ in that alone", nameof(tensors));
            size += shape[axis.Dimension];
        }
        if (size > Array.MaxLength)
            throw new ArgumentException(
                $"the joined dimension would have {size} elements, more than one tensor can hold", nameof(tensors));
        var result = Unwritten(axis.Resize(first, (int)size));
        var row = (int)size * axis.Inner;
        for (int i = 0, at = 0; i < parts.Length; i++)
        {
            var width = parts[i].Shape[axis.Dimension] * axis.Inner;
            for (var outer = 0; outer < axis.Outer; outer++)
                parts[i].Data.AsSpan(outer * width, width).CopyTo(result.Data.AsSpan(outer * row + at));
            at += width;
        }
        return Node.Record(result, parts, (parts, axis, row), static (node, s) =>
        {
            var (parts, axis, row) = s;
            var dy = node.Gradient();
            for (int i = 0, at = 0; i < parts.Length; i++)
            {
                var width = parts[i].Shape[axis.Dimension] * axis.Inner;
                var dx = Node.Into(parts[i]);
                for (var outer = 0; outer < axis.Outer && !dx.IsEmpty; outer++)
                {
                    var to = dx.Slice(outer * width, width);
                    TensorPrimitives.Add(to, dy.Slice(outer * row + at, width), to);
                }
                at += width;
            }
        });
    }
}
