using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>What files hold, as messages show it: on one line, without control characters, and short.</summary>
internal static class Quoted
{
    private const int Longest = 40;

    private const int Most = 12;

    /// <summary>A cell in quotation marks, cut off where it is long.</summary>
    public static string Cell(string cell) => cell.Length <= Longest ? $"'{OneLine(cell)}'" : $"'{OneLine(cell[..Longest])}...'";

    /// <summary>Cells in quotation marks, the first of them where they are many.</summary>
    public static string Cells(IReadOnlyCollection<string> cells) =>
        string.Join(", ", cells.Take(Most).Select(Cell)) + (cells.Count > Most ? $" and {cells.Count - Most} more" : "");

    /// <summary>The text with <c>\uXXXX</c> for whatever could end a line, steer a terminal or turn the direction of reading.</summary>
    public static string OneLine(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            _ = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}")
                : shown.Append(rune);
        return shown.ToString();
    }
}
