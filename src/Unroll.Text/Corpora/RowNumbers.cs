using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The numbers or names that R writes in front of rows, in a column without a header, so that the header
/// is one shorter. They are in any order if rows were sorted or removed, but no two are the same.
/// </summary>
internal static class RowNumbers
{
    /// <summary>If the numbers were labels, so many rows would almost certainly repeat one.</summary>
    private const int Looked = 20;

    /// <summary>Rows of which the first can be inspected, for <see cref="Are"/>.</summary>
    public static Ahead<Row> Look(IEnumerable<Row> rows) =>
        new(rows, Looked, row => row.Cells.Sum(cell => cell.Length));

    /// <summary>
    /// Whether the rows after the first have one column more than the first, and a unique number in front.
    /// </summary>
    public static bool Are(IReadOnlyList<Row> first)
    {
        var numbers = new HashSet<int>();
        return first.Count > 1 && first.Skip(1).All(row => row.Cells.Length == first[0].Cells.Length + 1
            && Number(row) is { } number && numbers.Add(number));
    }

    /// <summary>
    /// Whether rows after a header have one column more than the header, and a unique name in front; a few rows
    /// are not enough to be sure.
    /// </summary>
    public static bool AreNames(IReadOnlyList<Row> first) => first.Count > 3
        && first.Skip(1).All(row => row.Cells.Length == first[0].Cells.Length + 1)
        && first.Skip(1).DistinctBy(row => row.Cells[0], StringComparer.Ordinal).Count() == first.Count - 1;

    /// <summary>The same rows without their names, which the first row does not have.</summary>
    public static IEnumerable<Row> WithoutNames(IEnumerable<Row> rows) =>
        rows.Select((row, i) => i == 0 ? row : row with { Cells = row.Cells[1..] });

    /// <summary>The same rows without their numbers, which the first row does not have.</summary>
    public static IEnumerable<Row> Without(IEnumerable<Row> rows)
    {
        var isFirst = true;
        foreach (var row in rows)
        {
            if (!isFirst && Number(row) is null)
                throw row.Place.Error($"the row begins with {Quoted.Cell(row.Cells[0])}, but with its number was "
                    + "expected, as rows do here, whose header has one column less");
            yield return isFirst ? row : row with { Cells = row.Cells[1..] };
            isFirst = false;
        }
    }

    private static int? Number(Row row) =>
        int.TryParse(row.Cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
