namespace Unroll.Text;

/// <summary>
/// Tab-separated: <c>label TAB text</c> to the line's end, or columns with a header or by number, whose fields may
/// be quoted.
/// </summary>
internal static class TsvTexts
{
    private const string Expected = "label<TAB>text";

    /// <summary>Reads lines with their ends, which may be inside a quoted field.</summary>
    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name, ColumnNames columns)
    {
        using var tabbed = new TabbedLines(lines, name);
        var hasHeader = columns.MeanHeader(tabbed.First);
        foreach (var text in Texts())
            yield return text;

        IEnumerable<LabelledText> Texts()
        {
            if (tabbed.Unquoted(hasHeader) is { } rows)
                return TableTexts.Read(rows, name, columns,
                    "as in the first row; put quotes around a field that holds a tab");
            if (hasHeader || !columns.AreDefault)
                return TableTexts.Read(tabbed.Rows(Filled()), name, columns,
                    $"as in the {(hasHeader ? "header" : "first row")}; a text may hold no tab here");
            return Filled().Select(line => OfLine(line.Text, new Place(name, line.Number)));
        }

        IEnumerable<TextLine> Filled() => FilledLines.Of(tabbed.Plain(), name, Expected);
    }

    private static LabelledText OfLine(string line, Place place)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0)
            throw place.Error($"there is no tab, but {Expected} was expected");
        var (label, text) = (line[..tab], line[(tab + 1)..]);
        if (string.IsNullOrWhiteSpace(label))
            throw place.Error($"there is no label before the tab, but {Expected} was expected");
        if (string.IsNullOrWhiteSpace(text))
            throw place.Error($"there is no text after the tab, but {Expected} was expected");
        return CheckedText.Of(label, text, place);
    }
}
