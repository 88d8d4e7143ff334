namespace Unroll;

/// <summary>
/// A tensor seen along one dimension: outer blocks, each of as many parts as the dimension's size, of contiguous
/// elements.
/// </summary>
/// <param name="Outer">The product of the sizes before the dimension.</param>
/// <param name="Size">The dimension's size.</param>
/// <param name="Inner">The product of the sizes after it.</param>
internal readonly record struct Axis(int Dimension, int Outer, int Size, int Inner)
{
    public static Axis Of(Shape shape, Index dimension)
    {
        var at = dimension.GetOffset(shape.Rank);
        if ((uint)at >= (uint)shape.Rank)
            throw new ArgumentOutOfRangeException(
                nameof(dimension), $"dimension is {dimension}, but shape {shape} has {shape.Rank} dimensions");
        int outer = 1, inner = 1;
        foreach (var size in shape.Sizes[..at])
            outer *= size;
        foreach (var size in shape.Sizes[(at + 1)..])
            inner *= size;
        return new Axis(at, outer, shape[at], inner);
    }

    /// <summary>The shape with another size of this dimension.</summary>
    public Shape Resize(Shape shape, int size) => shape.With(Dimension, size);
}
