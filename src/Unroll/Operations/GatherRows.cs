namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// Rows of this tensor, read as a matrix of the given width, in another order; a row may occur several times, or be
    /// padding (<see cref="RowGather.Nothing"/>). Packing, padding and their inverses are all this one operation.
    /// </summary>
    internal Tensor GatherRows(int[] rows, int width, Shape shape, float fill = 0)
    {
        var result = Zeros(shape);
        RowGather.Copy(Data, rows, width, result.Data, fill);
        return Node.Record(result, [this], (x: this, rows, width), static (node, s) =>
        {
            if (Node.Into(s.x) is { IsEmpty: false } into)
                RowGather.AddBack(node.Gradient(), s.rows, s.width, into);
        });
    }
}
