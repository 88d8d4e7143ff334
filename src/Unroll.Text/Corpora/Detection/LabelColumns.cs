namespace Unroll.Text;

/// <summary>Which column of a table without a header holds the labels.</summary>
internal static class LabelColumns
{
    /// <summary>Fewer rows show nothing.</summary>
    private const int Least = 4;

    private const int LongestLabel = 64;

    /// <summary>
    /// Whether values look like labels: short, few different ones compared with their number, and nearly all of them
    /// occur again.
    /// </summary>
    /// <param name="labels">The labels that are known; null if none are.</param>
    public static bool AreLabels(IReadOnlyList<string> values, IReadOnlyCollection<string>? labels)
    {
        if (labels is not null && FirstLines.AreNearlyAll(values, labels.Contains))
            return true;
        if (values.Count < Least || values.Any(value => value.Length is 0 or > LongestLabel))
            return false;
        int[] counts = [.. values.CountBy(value => value, StringComparer.Ordinal).Select(entry => entry.Value)];
        return counts.Length * 2 <= values.Count && counts.Count(count => count == 1) * 20 <= values.Count;
    }

    /// <summary>
    /// The columns that look like labels, among rows that nearly all have as many columns; null if they have not.
    /// </summary>
    /// <param name="labels">The labels that are known; null if none are.</param>
    public static (int Columns, int[] Labels)? Find(
        IReadOnlyList<string[]> rows, IReadOnlyCollection<string>? labels = null)
    {
        if (rows.Count == 0)
            return null;
        var columns = rows.CountBy(row => row.Length).MaxBy(entry => entry.Value).Key;
        if (columns < 2 || !FirstLines.AreNearlyAll(rows, row => row.Length == columns))
            return null;
        string[][] whole = [.. rows.Where(row => row.Length == columns)];
        return (columns, [.. Enumerable.Range(0, columns).Where(at =>
            AreLabels([.. whole.Select(row => CheckedName.Trimmed(row[at]))], labels))]);
    }

    /// <summary>Of columns that look like labels the one with the fewest values, but two or more if possible.</summary>
    public static int Likeliest(IReadOnlyList<string[]> rows, IEnumerable<int> columns) => columns.MinBy(at =>
        rows.Where(row => at < row.Length).Select(row => row[at]).Distinct(StringComparer.Ordinal).Count() is var count
            && count > 1 ? count : int.MaxValue);

    /// <summary>The column with the longest texts, from 0.</summary>
    public static int Longest(IReadOnlyList<string[]> rows, int columns) => Enumerable.Range(0, columns).MaxBy(at =>
        rows.Where(row => row.Length == columns).Sum(row => (long)row[at].Length));
}
