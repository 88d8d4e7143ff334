using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>A run of a dimension: of [2, 7, 3], <c>Slice(1, 2, 4)</c> gives [2, 4, 3].</summary>
    /// <param name="dimension">Which dimension; <c>^1</c> is the innermost.</param>
    /// <param name="start">The first position that is taken.</param>
    /// <param name="length">How many are taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such dimension, or the run is not inside it.
    /// </exception>
    public Tensor Slice(Index dimension, int start, int length)
    {
        var axis = Axis.Of(Shape, dimension);
        if (start < 0 || length < 0 || (long)start + length > axis.Size)
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"start is {start} and length {length}, but dimension {axis.Dimension} of shape {Shape} has "
                + $"{axis.Size} elements");
        if (length == axis.Size)
            return this;
        var result = Unwritten(axis.Resize(Shape, length));
        int width = length * axis.Inner, row = axis.Size * axis.Inner, first = start * axis.Inner;
        for (var outer = 0; outer < axis.Outer; outer++)
            Data.AsSpan(outer * row + first, width).CopyTo(result.Data.AsSpan(outer * width));
        return Node.Record(result, [this], (x: this, axis.Outer, row, first, width), static (node, s) =>
        {
            var dy = node.Gradient();
            var dx = Node.Into(s.x);
            for (var outer = 0; outer < s.Outer && !dx.IsEmpty; outer++)
            {
                var to = dx.Slice(outer * s.row + s.first, s.width);
                TensorPrimitives.Add(to, dy.Slice(outer * s.width, s.width), to);
            }
        });
    }

    /// <summary>
    /// One position of a dimension, which is removed: of [2, 7, 3], <c>Select(1, 4)</c> gives [2, 3].
    /// </summary>
    /// <param name="dimension">Which dimension; <c>^1</c> is the innermost.</param>
    /// <param name="index">Which position.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or position.</exception>
    public Tensor Select(Index dimension, int index)
    {
        var axis = Axis.Of(Shape, dimension);
        if ((uint)index >= (uint)axis.Size)
            throw new ArgumentOutOfRangeException(
                nameof(index),
                $"index is {index}, but dimension {axis.Dimension} of shape {Shape} has {axis.Size} elements");
        return Slice(dimension, index, 1)
            .Reshape(new Shape([.. Shape.Sizes[..axis.Dimension], .. Shape.Sizes[(axis.Dimension + 1)..]]));
    }
}
