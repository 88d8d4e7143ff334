namespace Unroll.Text;

/// <summary>Tab-separated: <c>label TAB text</c> to the line's end, or columns behind a header.</summary>
internal static class TsvTexts
{
    private const string Expected = "label<TAB>text";

    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name, ColumnNames columns)
    {
        (int Text, int Label, int Count)? header = null;
        var any = false;
        foreach (var line in FilledLines.Of(lines, name, Expected))
        {
            var place = new Place(name, line.Number);
            if (line.Number == 1)
            {
                var cells = line.Text.Split('\t');
                if (columns.MeanHeader(cells))
                {
                    var (text, label) = columns.Find(cells, place, ColumnNames.Column);
                    header = (text, label, cells.Length);
                    continue;
                }
            }
            any = true;
            yield return header is { } at ? OfColumns(line.Text.Split('\t'), at, place) : OfLine(line.Text, place);
        }
        if (!any)
            throw new Place(name, 1).Error("there is no text behind the header");
    }

    private static LabelledText OfColumns(string[] cells, (int Text, int Label, int Count) header, Place place) => cells.Length == header.Count
        ? CheckedText.Of(cells[header.Label], cells[header.Text], place)
        : throw place.Error($"{(cells.Length == 1 ? "1 column" : $"{cells.Length} columns")}, but {header.Count} were expected, as in the header; a text may hold no tab here");

    private static LabelledText OfLine(string line, Place place)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0)
            throw place.Error($"there is no tab, but {Expected} was expected");
        var (label, text) = (line[..tab], line[(tab + 1)..]);
        if (string.IsNullOrWhiteSpace(label))
            throw place.Error($"there is no label before the tab, but {Expected} was expected");
        if (string.IsNullOrWhiteSpace(text))
            throw place.Error($"there is no text behind the tab, but {Expected} was expected");
        return CheckedText.Of(label, text, place);
    }
}
