using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The product element by element, ⊙ in the equations; one shape may be the end of the other, such as [batch, n]
    /// and [n].
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor operator *(Tensor left, Tensor right)
    {
        var result = Unwritten(Broadcast.Join(left, right));
        var block = Broadcast.Block(left, right);
        for (var at = 0; at < result.Count; at += block)
            TensorPrimitives.Multiply(
                Broadcast.Part(left, at, block), Broadcast.Part(right, at, block), result.Data.AsSpan(at, block));
        return Node.Record(result, [left, right], (left, right, block), static (node, s) =>
        {
            AddProduct(s.left, node.Gradient(), s.right, s.block);
            AddProduct(s.right, node.Gradient(), s.left, s.block);
        });

        static void AddProduct(Tensor operand, ReadOnlySpan<float> dy, Tensor other, int block)
        {
            var into = Node.Into(operand);
            for (var at = 0; !into.IsEmpty && at < dy.Length; at += block)
            {
                var to = into.Slice(at % into.Length, block);
                TensorPrimitives.MultiplyAdd(dy.Slice(at, block), Broadcast.Part(other, at, block), to, to);
            }
        }
    }

    /// <summary>Every element multiplied by a number.</summary>
    public static Tensor operator *(Tensor left, float right)
    {
        ArgumentNullException.ThrowIfNull(left);
        var result = Unwritten(left.Shape);
        TensorPrimitives.Multiply(left.Data, right, result.Data);
        return Node.Record(result, [left], (left, right), static (node, s) =>
        {
            if (Node.Into(s.left) is { IsEmpty: false } into)
                TensorPrimitives.MultiplyAdd(node.Gradient(), s.right, into, into);
        });
    }

    /// <summary>Every element multiplied by a number.</summary>
    public static Tensor operator *(float left, Tensor right) => right * left;
}
