namespace Unroll;

public sealed partial class PackedSequence
{
    /// <summary>
    /// Repeats the vector of each sequence at each of its steps: [sequences, n], in the order given, gives [rows, n].
    /// </summary>
    internal Tensor SpreadOverTime(Tensor vectors)
    {
        var rows = new int[Layout.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            var place = Layout.PlaceOfRow(row);
            rows[row] = Layout.IsSorted ? Layout.SortedIndices[place] : place;
        }
        return vectors.GatherRows(rows, vectors.Shape[1], new Shape(rows.Length, vectors.Shape[1]));
    }
}
