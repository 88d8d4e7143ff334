using System.Numerics.Tensors;

namespace Unroll;

public sealed partial class PackedSequence
{
    /// <summary>
    /// The mean of each feature over a sequence's steps: data [rows, n] give [sequences, n], in the order given.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data are not [rows, n].</exception>
    public Tensor MeanOverTime()
    {
        var shares = new float[Layout.Rows];
        for (var step = 0; step < Layout.Steps; step++)
        {
            for (var place = 0; place < Layout.BatchSizes[step]; place++)
                shares[Layout.Offsets[step] + place] = 1f / Layout.SortedLengths[place];
        }
        return SumOverTime(new Tensor(new Shape(shares.Length), shares));
    }

    /// <summary>
    /// The weighted sum of a sequence's steps, Σ α(s) h(s): data [rows, n] give [sequences, n], in the order given.
    /// With attention's weights, equation (13), this is the context.
    /// </summary>
    /// <param name="weights">The weight of each step, [rows], packed as the data are.</param>
    /// <exception cref="ArgumentException">There is not one weight for each row.</exception>
    /// <exception cref="InvalidOperationException">The data are not [rows, n].</exception>
    public Tensor SumOverTime(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var width = Width();
        if (weights.Shape != new Shape(Layout.Rows))
            throw new ArgumentException(
                $"weights have shape {weights.Shape}, but [{Layout.Rows}] was expected, one for each row",
                nameof(weights));
        var (data, layout) = (Data, Layout);
        var result = Tensor.Zeros(new Shape(layout.Sequences, width));
        EachSequence((data, layout, weights, result, width), static (sequence, s) =>
        {
            var sum = s.result.Data.AsSpan(sequence * s.width, s.width);
            for (var step = 0; step < s.layout.LengthOf(sequence); step++)
            {
                var row = s.layout.RowOf(sequence, step);
                TensorPrimitives.MultiplyAdd(s.data.Span.Slice(row * s.width, s.width), s.weights.Span[row], sum, sum);
            }
        });
        return Node.Record(result, [data, weights], (sequences: this, data, layout, weights, width), static (node, s) =>
        {
            var (sequences, data, layout, weights, width) = s;
            var (dy, dx, dw) = (node.GradientBuffer(0), Node.IntoBuffer(data), Node.IntoBuffer(weights));
            sequences.EachSequence((data, layout, weights, dy, dx, dw, width), static (sequence, s) =>
            {
                var gradient = s.dy.AsSpan(sequence * s.width, s.width);
                for (var step = 0; step < s.layout.LengthOf(sequence); step++)
                {
                    var row = s.layout.RowOf(sequence, step);
                    var to = s.dx.IsEmpty ? default : s.dx.AsSpan(row * s.width, s.width);
                    if (!to.IsEmpty)
                        TensorPrimitives.MultiplyAdd(gradient, s.weights.Span[row], to, to);
                    if (!s.dw.IsEmpty)
                        s.dw[row] += RowSums.Dot(gradient, s.data.Span.Slice(row * s.width, s.width));
                }
            });
        });
    }
}
