namespace Unroll;

public sealed partial class PackedSequence
{
    /// <summary>
    /// The largest value of each feature over a sequence's steps (max pooling, Collobert et al. 2011), the first step's
    /// if several are equal: data [rows, n] give [sequences, n], in the order given.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data are not [rows, n].</exception>
    public Tensor MaxOverTime()
    {
        var width = Width();
        var (data, layout) = (Data, Layout);
        var result = Tensor.Unwritten(new Shape(layout.Sequences, width));
        var rows = new int[layout.Sequences * width];
        EachSequence((data, layout, result, rows, width), static (sequence, s) =>
        {
            var max = s.result.Data.AsSpan(sequence * s.width, s.width);
            var at = s.rows.AsSpan(sequence * s.width, s.width);
            var first = s.layout.RowOf(sequence, 0);
            s.data.Span.Slice(first * s.width, s.width).CopyTo(max);
            at.Fill(first);
            for (var step = 1; step < s.layout.LengthOf(sequence); step++)
            {
                var row = s.layout.RowOf(sequence, step);
                RunningMax.Update(s.data.Span.Slice(row * s.width, s.width), row, max, at);
            }
        });
        return Node.Record(result, [data], (data, rows, width), static (node, s) =>
        {
            var dy = node.Gradient();
            var dx = Node.Into(s.data);
            for (var i = 0; i < s.rows.Length && !dx.IsEmpty; i++)
                dx[s.rows[i] * s.width + i % s.width] += dy[i];
        });
    }
}
