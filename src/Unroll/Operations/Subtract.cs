using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The difference, element by element; one shape may be the end of the other, such as [batch, n] and [n].
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor operator -(Tensor left, Tensor right)
    {
        var result = Unwritten(Broadcast.Join(left, right));
        var block = Broadcast.Block(left, right);
        for (var at = 0; at < result.Count; at += block)
            TensorPrimitives.Subtract(
                Broadcast.Part(left, at, block), Broadcast.Part(right, at, block), result.Data.AsSpan(at, block));
        return Node.Record(result, [left, right], (left, right), static (node, s) =>
        {
            Broadcast.AddBack(s.left, node.Gradient());
            Broadcast.AddBack(s.right, node.Gradient(), negative: true);
        });
    }

    /// <summary>A number subtracted from every element.</summary>
    public static Tensor operator -(Tensor left, float right) => left + -right;

    /// <summary>Every element subtracted from a number.</summary>
    public static Tensor operator -(float left, Tensor right) => -right + left;

    /// <summary>Every element's negative.</summary>
    public static Tensor operator -(Tensor operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        var result = Unwritten(operand.Shape);
        TensorPrimitives.Negate(operand.Data, result.Data);
        return Node.Record(
            result, [operand], operand,
            static (node, operand) => Broadcast.AddBack(operand, node.Gradient(), negative: true));
    }
}
