using System.Text.RegularExpressions;

namespace Unroll.Text;

/// <summary>Quotes around the fields of tab-separated lines, as R and spreadsheets put them.</summary>
internal sealed partial class TabQuotes
{
    /// <summary>R writes a backslash before a quote in a field, whereas others double it.</summary>
    private readonly bool _haveBackslashes;

    private TabQuotes(bool haveBackslashes) => _haveBackslashes = haveBackslashes;

    /// <summary>
    /// How fields are quoted, or null if they are not. They are if every row has a quoted field, and quotes occur
    /// nowhere else: single texts may begin and end with quotes, but not all of them. R does not quote numbers.
    /// </summary>
    /// <param name="lines">The first lines, with their ends.</param>
    /// <param name="areAll">Whether there are no others; otherwise the last may be cut off within a field.</param>
    /// <param name="hasHeader">Whether the first is a header, which may be unquoted.</param>
    public static TabQuotes? Detect(IReadOnlyList<TextLine> lines, bool areAll, bool hasHeader)
    {
        var text = string.Concat(lines.Select(line => line.Text)).TrimEnd('\r', '\n');
        var doubled = QuoteScan.Scan(text, hasHeader);
        if (doubled.IsQuoted && !(doubled.IsOpen && areAll))
            return new(haveBackslashes: !doubled.HasDoubled);
        var escaped = QuoteScan.Scan(Doubled(text), hasHeader);
        if (escaped.IsQuoted && !(escaped.IsOpen && areAll))
            return new(haveBackslashes: true);
        // Otherwise a field is unclosed or a row is broken, which the reader of the rows reports.
        return doubled.IsQuoted || escaped.IsQuoted || AreMostlyQuoted(lines)
            ? new(haveBackslashes: !doubled.IsQuoted)
            : null;
    }

    /// <summary>The line as in RFC 4180, with quotes in fields doubled.</summary>
    public TextLine Standard(TextLine line) => _haveBackslashes && line.Text.Contains("\\\"", StringComparison.Ordinal)
        ? line with { Text = Doubled(line.Text) } : line;

    /// <summary>
    /// Whether most lines have all their fields in quotes, even labels, which is so in no unquoted file.
    /// </summary>
    private static bool AreMostlyQuoted(IReadOnlyList<TextLine> lines) => 2 * lines.Count(line =>
        line.WithoutEnd().Text.Split('\t') is { Length: > 1 } cells
        && Array.TrueForAll(cells, cell => cell is ['"', .., '"'])) > lines.Count;

    private static string Doubled(string text) => Escaped.Replace(text, "\"\"");

    /// <summary>A backslash and a quote that does not end a field: text follows, or the quote that does.</summary>
    [GeneratedRegex("""\\"(?=[^"\t\r\n]|"(?:[\t\r\n]|$))""")]
    private static partial Regex Escaped { get; }
}
