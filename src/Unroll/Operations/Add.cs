using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The sum, element by element; one shape may be the end of the other, such as [batch, n] and [n].
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor operator +(Tensor left, Tensor right)
    {
        var result = Unwritten(Broadcast.Join(left, right));
        var block = Broadcast.Block(left, right);
        for (var at = 0; at < result.Count; at += block)
            TensorPrimitives.Add(
                Broadcast.Part(left, at, block), Broadcast.Part(right, at, block), result.Data.AsSpan(at, block));
        return Node.Record(result, [left, right], (left, right), static (node, s) =>
        {
            Broadcast.AddBack(s.left, node.Gradient());
            Broadcast.AddBack(s.right, node.Gradient());
        });
    }

    /// <summary>A number added to every element.</summary>
    public static Tensor operator +(Tensor left, float right)
    {
        ArgumentNullException.ThrowIfNull(left);
        var result = Unwritten(left.Shape);
        TensorPrimitives.Add(left.Data, right, result.Data);
        return Node.Record(result, [left], left, static (node, left) => Broadcast.AddBack(left, node.Gradient()));
    }

    /// <summary>A number added to every element.</summary>
    public static Tensor operator +(float left, Tensor right) => right + left;
}
