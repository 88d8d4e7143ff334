using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The numbers or names that R writes in front of rows, in a column that its header does not have, so that the header
/// is one shorter. They are in any order where rows were sorted or left out, but no two are the same.
/// </summary>
internal static class RowNumbers
{
    /// <summary>As many rows as hardly ever begin with different numbers if those are labels.</summary>
    private const int Looked = 20;

    /// <summary>Rows with a look at the first, as <see cref="Are"/> needs it.</summary>
    public static Ahead<Row> Look(IEnumerable<Row> rows) =>
        new(rows, Looked, row => row.Cells.Sum(cell => cell.Length));

    /// <summary>
    /// Whether the rows behind the first have one column more than it has, and a number of their own in front.
    /// </summary>
    public static bool Are(IReadOnlyList<Row> first)
    {
        var numbers = new HashSet<int>();
        return first.Count > 1 && first.Skip(1).All(row => row.Cells.Length == first[0].Cells.Length + 1
            && Number(row) is { } number && numbers.Add(number));
    }

    /// <summary>
    /// Whether rows behind a header have one column more than it has, and a name of their own in front: of a few rows
    /// that would not be sure.
    /// </summary>
    public static bool AreNames(IReadOnlyList<Row> first) => first.Count > 3
        && first.Skip(1).All(row => row.Cells.Length == first[0].Cells.Length + 1)
        && first.Skip(1).DistinctBy(row => row.Cells[0], StringComparer.Ordinal).Count() == first.Count - 1;

    /// <summary>The same rows without what stands in front of them, which the first does not have.</summary>
    public static IEnumerable<Row> WithoutNames(IEnumerable<Row> rows) =>
        rows.Select((row, i) => i == 0 ? row : row with { Cells = row.Cells[1..] });

    /// <summary>The same rows without the numbers, which the first does not have.</summary>
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
