namespace Unroll.Text;

/// <summary>Whether lines are rows of fields with commas or semicolons between.</summary>
internal static class CommaSign
{
    /// <summary>
    /// Whether nearly all rows have as many fields, and a header with usual names, or quotes, show that the commas are
    /// not those of a text.
    /// </summary>
    /// <param name="isHeader">Whether a first row is a header.</param>
    public static bool ArePlainly(FirstLines lines, Predicate<string[]> isHeader) =>
        Rows(lines) is [var first, ..] rows && LabelColumns.Find(rows) is not null
        && (isHeader(first) || lines.Filled[0] is ['"', .., '"']);

    /// <summary>Whether nearly all rows have as many fields, and a column of labels is among them.</summary>
    /// <param name="labels">The labels that are known; null if none are.</param>
    public static bool HaveLabels(FirstLines lines, IReadOnlyCollection<string>? labels) =>
        LabelColumns.Find(Rows(lines), labels) is { Labels.Length: > 0 };

    /// <summary>The rows, as far as they can be read: the last may be cut off within a field.</summary>
    public static string[][] Rows(FirstLines lines)
    {
        var rows = new List<string[]>();
        try
        {
            foreach (var row in QuotedRows.Read(lines.All, ""))
                rows.Add(row.Cells);
        }
        catch (InvalidDataException)
        {
            // What is wrong there is reported when all rows are read.
        }
        return [.. rows];
    }
}
