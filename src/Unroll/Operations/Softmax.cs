namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// exp(x) / Σ exp(x) over the innermost dimension; inputs of any size, as the largest is subtracted first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The tensor has no dimension.</exception>
    public Tensor Softmax()
    {
        var width = LastSize();
        var result = Unwritten(Shape);
        for (var at = 0; at < Count; at += width)
            RowSoftmax.Softmax(Data.AsSpan(at, width), result.Data.AsSpan(at, width));
        return Node.Record(result, [this], (x: this, y: result.Data, width), static (node, s) =>
        {
            var dy = node.Gradient();
            var dx = Node.Into(s.x);
            for (var at = 0; at < dx.Length; at += s.width)
                RowSoftmax.AddSoftmaxGradient(dy.Slice(at, s.width), s.y.AsSpan(at, s.width), dx.Slice(at, s.width));
        });
    }

    /// <summary>
    /// x - log Σ exp(x) over the innermost dimension: the logarithm of <see cref="Softmax"/>, exact also where that
    /// would be 0.
    /// </summary>
    /// <exception cref="InvalidOperationException">The tensor has no dimension.</exception>
    public Tensor LogSoftmax()
    {
        var width = LastSize();
        var result = Unwritten(Shape);
        for (var at = 0; at < Count; at += width)
            RowSoftmax.LogSoftmax(Data.AsSpan(at, width), result.Data.AsSpan(at, width));
        return Node.Record(result, [this], (x: this, y: result.Data, width), static (node, s) =>
        {
            var dy = node.Gradient();
            var dx = Node.Into(s.x);
            for (var at = 0; at < dx.Length; at += s.width)
                RowSoftmax.AddLogSoftmaxGradient(dy.Slice(at, s.width), s.y.AsSpan(at, s.width), dx.Slice(at, s.width));
        });
    }

    private int LastSize() => Rank > 0 ? Shape[^1] : throw new InvalidOperationException(
        "a tensor without dimensions has no innermost one to take the softmax over");
}
