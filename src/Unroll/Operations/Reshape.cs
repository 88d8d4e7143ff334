using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The same elements in the same order with other sizes.</summary>
    /// <param name="sizes">The new sizes; one of them may be -1, which follows from the others.</param>
    /// <exception cref="ArgumentException">The new shape does not have as many elements.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> sizes)
    {
        var open = sizes.IndexOf(-1);
        if (open < 0)
            return Reshape(new Shape(sizes));
        var found = sizes.ToArray();
        found[open] = 1;
        var others = new Shape(found).Count;
        if (others == 0 || Count % others != 0)
            throw new ArgumentException(
                $"sizes[{open}] is -1, but the {Count} elements of shape {Shape} are no whole number of the other "
                + $"sizes' {others}", nameof(sizes));
        found[open] = Count / others;
        return Reshape(new Shape(found));
    }

    /// <summary>The same elements in the same order with another shape.</summary>
    /// <exception cref="ArgumentException">The new shape does not have as many elements.</exception>
    public Tensor Reshape(Shape shape)
    {
        if (shape.Count != Count)
            throw new ArgumentException(
                $"shape {shape} has {shape.Count} elements, but this tensor of shape {Shape} has {Count}",
                nameof(shape));
        return Node.Record(new Tensor(shape, Data), [this], this, static (node, x) =>
        {
            if (Node.Into(x) is { IsEmpty: false } into)
                TensorPrimitives.Add(into, node.Gradient(), into);
        });
    }
}
