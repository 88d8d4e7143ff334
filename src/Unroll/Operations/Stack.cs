namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// Tensors of the same shape stacked along a new dimension: three of [2, 5] along dimension 0 give [3, 2, 5].
    /// </summary>
    /// <param name="tensors">Of the same shape.</param>
    /// <param name="dimension">
    /// The position of the new dimension in the result; <c>^1</c> makes it the innermost.
    /// </param>
    /// <exception cref="ArgumentException">There is no tensor, one is null, or the shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such dimension.</exception>
    public static Tensor Stack(IReadOnlyList<Tensor> tensors, Index dimension = default)
    {
        var parts = Given.All(tensors);
        if (parts.Length == 0)
            throw new ArgumentException(
                "tensors is empty, but at least one is needed to know the shape", nameof(tensors));
        var shape = parts[0].Shape;
        var at = dimension.GetOffset(shape.Rank + 1);
        if ((uint)at > (uint)shape.Rank)
            throw new ArgumentOutOfRangeException(
                nameof(dimension), $"dimension is {dimension}, but the result has {shape.Rank + 1} dimensions");
        var one = new Shape([.. shape.Sizes[..at], 1, .. shape.Sizes[at..]]);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Shape != shape)
                throw new ArgumentException(
                    $"tensors[{i}] has shape {parts[i].Shape} and tensors[0] {shape}, but only tensors of one shape "
                    + "can be stacked", nameof(tensors));
            parts[i] = parts[i].Reshape(one);
        }
        return Concatenate(parts, at);
    }
}
