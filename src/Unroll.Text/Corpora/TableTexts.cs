namespace Unroll.Text;

/// <summary>
/// The texts of a table. Columns are found by the names in a header, by given numbers, or by how many there are.
/// </summary>
internal static class TableTexts
{
    /// <param name="all">The rows.</param>
    /// <param name="surplus">What to say of a row that does not have as many columns as the first.</param>
    public static IEnumerable<LabelledText> Read(IEnumerable<Row> all, string name, ColumnNames columns, string surplus)
    {
        using var ahead = RowNumbers.Look(all);
        if (ahead.First is not [var first, ..])
            throw new InvalidDataException($"{Quoted.OneLine(name)} is empty, but a header and rows of text and "
                + "label were expected");
        var areNumbered = RowNumbers.Are(ahead.First);
        var hasHeader = areNumbered || columns.MeanHeader(first.Cells);
        var areNamed = hasHeader && !areNumbered && RowNumbers.AreNames(ahead.First);
        var (text, label) = hasHeader ? columns.Find(first.Cells, first.Place, ColumnNames.Column)
            : columns.FindByNumber(first.Cells, first.Place);
        var any = false;
        var rows = areNumbered ? RowNumbers.Without(ahead.All())
            : areNamed ? RowNumbers.WithoutNames(ahead.All())
            : ahead.All();
        foreach (var row in rows.Skip(hasHeader ? 1 : 0))
        {
            if (row.Cells.Length != first.Cells.Length)
                throw row.Place.Error($"{ColumnNames.Count(row.Cells.Length)}, but {first.Cells.Length} were "
                    + $"expected, {surplus}");
            any = true;
            yield return CheckedText.Of(row.Cells[label], row.Cells[text], row.Place);
        }
        if (!any)
            throw new Place(name, 1).Error("there is no text after the header");
    }
}
