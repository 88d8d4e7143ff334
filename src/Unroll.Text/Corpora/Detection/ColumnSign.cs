namespace Unroll.Text;

/// <summary>Whether lines are tokens in columns, with a blank line after each sentence.</summary>
internal static class ColumnSign
{
    /// <summary>
    /// Whether nearly all lines have as many columns, a token without a blank among them. Where no blank line ends a
    /// sentence there is only one, whose last column holds what looks like tags.
    /// </summary>
    public static bool AreLines(FirstLines lines)
    {
        // A number sign may begin a comment, and a space may be a token, as in ConllLayout.
        string[][] rows = [.. lines.Filled.Where(line => line[0] is not ('#' or ' ')).Select(Cells)];
        return LabelColumns.Find(rows) is not null
            && FirstLines.AreNearlyAll(rows, row => !row[0].Contains(' ', StringComparison.Ordinal))
            && (lines.HasBlank || (lines.AreAll && FirstLines.AreNearlyAll(rows, row => IsLikeTag(row[^1]))));
    }

    private static string[] Cells(string line) => line.Contains('\t', StringComparison.Ordinal)
        ? line.Split('\t') : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a text may be O, B-PER, NN or the like, and is no word.</summary>
    private static bool IsLikeTag(string text) =>
        text.Length > 0 && char.IsAscii(text[0]) && !char.IsAsciiLetterLower(text[0]);
}
