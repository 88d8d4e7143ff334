using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>
/// How messages show the content of files, paths and options: short, on one line, without control characters.
/// It is for people only: output for programs never goes through it.
/// </summary>
public static class Quoted
{
    /// <summary>Characters of a name, a cell or an option that are shown.</summary>
    private const int LongestCell = 40;

    /// <summary>Characters of a path that are shown.</summary>
    private const int LongestPath = 200;

    /// <summary>Characters of a tensor's name that are shown.</summary>
    internal const int LongestTensor = 200;

    /// <summary>Characters of a whole message that are shown.</summary>
    private const int LongestMessage = 2000;

    /// <summary>Names of a list that are shown.</summary>
    private const int Most = 12;

    /// <summary>A cell in quotation marks, cut off where it is long.</summary>
    public static string Cell(string? cell) => $"'{Cut(cell ?? "", LongestCell)}'";

    /// <summary>Cells in quotation marks; only the first of them if there are many.</summary>
    public static string Cells(IReadOnlyCollection<string> cells) => Listed(cells, Most, Cell);

    /// <summary>A name as shown in a list or a table, cut off if it is long.</summary>
    public static string Name(string name) => Cut(name, LongestCell);

    /// <summary>Names without quotation marks; only the first of them if there are many.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most = Most) => Listed(names, most, Name);

    /// <summary>A path; of a long one the end, which names the file.</summary>
    public static string Path(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length <= LongestPath ? OneLine(path) : $"...{OneLine(Last(path, LongestPath))}";
    }

    /// <summary>The name of a tensor in quotation marks, as JSON has them.</summary>
    public static string Tensor(string name) => $"\"{Cut(name, LongestTensor)}\"";

    /// <summary>
    /// A whole message; of a long one both ends, which say what was given and what to do.
    /// </summary>
    public static string Message(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var line = message.ReplaceLineEndings(" ");
        return line.Length <= LongestMessage
            ? OneLine(line)
            : $"{OneLine(First(line, LongestMessage / 2))} ... {OneLine(Last(line, LongestMessage / 2))}";
    }

    /// <summary>A text on one line, its end cut off where it is long.</summary>
    public static string Cut(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        return text.Length <= longest ? OneLine(text) : $"{OneLine(First(text, longest))}...";
    }

    /// <summary>
    /// The text with <c>\uXXXX</c> for whatever could end a line, control a terminal or change the direction of
    /// reading.
    /// </summary>
    public static string OneLine(string text) => Escaped(text, "");

    /// <summary>The same but keeping tabs and line breaks: lines and their fields for a terminal.</summary>
    public static string Lines(string text) => Escaped(text, $"\t{Environment.NewLine}");

    private static string Escaped(string text, ReadOnlySpan<char> kept)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsShown(rune) || (rune.IsBmp && kept.Contains((char)rune.Value)))
                shown.Append(rune);
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        return shown.ToString();
    }

    /// <remarks>
    /// Words of many languages, and emoji, are spelt with U+200C and U+200D, the joiners; no other format character
    /// is part of one.
    /// </remarks>
    private static bool IsShown(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Listed(IReadOnlyCollection<string> all, int most, Func<string, string> shown)
    {
        ArgumentNullException.ThrowIfNull(all);
        return string.Join(", ", all.Take(most).Select(shown))
            + (all.Count > most ? $" and {all.Count - most:N0} more" : "");
    }

    // Neither cuts a surrogate pair in two.
    private static string First(string text, int count) =>
        text[..(char.IsHighSurrogate(text[count - 1]) ? count - 1 : count)];

    private static string Last(string text, int count) =>
        text[(char.IsLowSurrogate(text[^count]) ? ^(count - 1) : ^count)..];
}
