namespace Unroll.Text;

/// <summary>Whether lines are separated into columns by tabs.</summary>
internal static class TabSign
{
    /// <summary>Whether nearly all lines have a tab, or fields in quotes that go on over several lines.</summary>
    public static bool AreLines(FirstLines lines) => lines.AreNearlyAll(HasTab)
        || (lines.Filled.Any(HasTab) && TabQuotes.Detect(lines.All, lines.AreAll, hasHeader: true) is not null);

    /// <summary>The columns of the lines.</summary>
    public static string[][] Rows(FirstLines lines) => [.. lines.Filled.Select(line => line.Split('\t'))];

    private static bool HasTab(string line) => line.Contains('\t', StringComparison.Ordinal);
}
