namespace Unroll;

/// <summary>Rows of a parameter, as an embedding looks them up.</summary>
/// <param name="Weight">The rows, [rows, width].</param>
/// <param name="PaddingIndex">The row that gets no gradient; null for none.</param>
internal sealed record RowLookup(Parameter Weight, int? PaddingIndex)
{
    private const int RowsEach = 512;

    /// <summary>The rows of ids that were checked before, [ids, width].</summary>
    public Tensor Look(int[] ids, TrainingPass? pass)
    {
        var width = Weight.Shape[1];
        var result = Tensor.Unwritten(new Shape(ids.Length, width));
        Workers.For((ids.Length + RowsEach - 1) / RowsEach, (ids, Weight.Value.Data, result.Data, width),
            static (block, s) =>
        {
            var (first, last) = (block * RowsEach, Math.Min(s.ids.Length, (block + 1) * RowsEach));
            RowGather.Copy(
                s.Item2, s.ids.AsSpan(first..last), s.width,
                s.Item3.AsSpan(first * s.width, (last - first) * s.width));
        });
        if (pass is null)
            return result;
        var weight = pass.Track(Weight);
        return Node.Record(result, [weight], (ids, PaddingIndex, weight), static (node, s) =>
        {
            var (leaf, width) = (s.weight.Origin!, s.weight.Shape[1]);
            if (RowGradient.Sum(s.ids, s.PaddingIndex, node.Gradient(), width, leaf.RecycledRows) is { } rows)
                leaf.AddRows(rows);
        });
    }
}
