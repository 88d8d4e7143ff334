using System.Numerics;

namespace Unroll;

public sealed partial class PackedSequence
{
    /// <summary>
    /// The softmax over each sequence's own steps, equation (13) with one score per step: data [rows] give [rows],
    /// packed as the data are. No other sequence of the batch takes part.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data are not [rows].</exception>
    public Tensor SoftmaxOverTime()
    {
        if (Data.Rank != 1)
            throw new InvalidOperationException(
                $"the data have shape {Data.Shape}, but [rows] was expected, one score for each step");
        var (data, layout) = (Data, Layout);
        var result = Tensor.Unwritten(data.Shape);
        var y = result.Data;
        Span<float> max = new float[layout.Sequences], sum = new float[layout.Sequences];
        max.Fill(float.NegativeInfinity);
        for (var row = 0; row < y.Length; row++)
            max[layout.PlaceOfRow(row)] = MathF.Max(max[layout.PlaceOfRow(row)], data.Span[row]);
        for (var row = 0; row < y.Length; row++)
            y[row] = data.Span[row] - max[layout.PlaceOfRow(row)];
        VectorMap.Apply<ExpFunction>(y, y);
        for (var row = 0; row < y.Length; row++)
            sum[layout.PlaceOfRow(row)] += y[row];
        for (var row = 0; row < y.Length; row++)
            y[row] /= sum[layout.PlaceOfRow(row)]; // (13)
        return Node.Record(result, [data], (data, y, layout), static (node, s) =>
        {
            var (data, y, layout) = s;
            var dy = node.Gradient();
            var dx = Node.Into(data);
            Span<float> dot = new float[layout.Sequences];
            for (var row = 0; row < y.Length; row++)
                dot[layout.PlaceOfRow(row)] += dy[row] * y[row];
            for (var row = 0; row < dx.Length; row++)
                dx[row] += y[row] * (dy[row] - dot[layout.PlaceOfRow(row)]);
        });
    }

    /// <summary>
    /// Uses whole vectors, so that a step's result does not depend on its position in the batch.
    /// </summary>
    private readonly struct ExpFunction : IVectorFunction
    {
        public static Vector<float> Of(Vector<float> x) => Vector.Exp(x);
    }
}
