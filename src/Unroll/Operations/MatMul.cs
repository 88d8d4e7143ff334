namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The matrix product: [m, k] by [k, n] gives [m, n].</summary>
    /// <exception cref="ArgumentException">One of the two is not a matrix, or their inner sizes differ.</exception>
    public static Tensor MatMul(Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Rank != 2 || right.Rank != 2 || left.Shape[1] != right.Shape[0])
            throw new ArgumentException(
                $"shapes {left.Shape} and {right.Shape} were given, but a matrix product is [m, k] by [k, n]",
                nameof(right));
        var (m, k, n) = (left.Shape[0], left.Shape[1], right.Shape[1]);
        var result = Zeros(m, n);
        MatrixProduct.Add(m, k, n, left.Data, right.Data, result.Data);
        return Node.Record(result, [left, right], (left, right, m, k, n), static (node, s) =>
        {
            var (left, right, m, k, n) = s;
            var dy = node.Gradient();
            if (Node.Into(left) is { IsEmpty: false } dLeft)
                MatrixProduct.AddTimesTranspose(m, n, k, dy, right.Data, dLeft);
            if (Node.Into(right) is { IsEmpty: false } dRight)
                MatrixProduct.AddTransposeTimes(k, m, n, left.Data, dy, dRight);
        });
    }

    /// <summary>The matrix product of this tensor and another: [m, k] by [k, n] gives [m, n].</summary>
    /// <exception cref="ArgumentException">One of the two is not a matrix, or their inner sizes differ.</exception>
    public Tensor MatMul(Tensor right) => MatMul(this, right);
}
