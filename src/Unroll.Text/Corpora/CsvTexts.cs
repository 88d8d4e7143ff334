using CsvHelper;

namespace Unroll.Text;

/// <summary>Comma-separated, as RFC 4180 has it. A library cuts the rows into fields; this finds the columns, and says in this project's words what is wrong.</summary>
internal static class CsvTexts
{
    private const string Expected = "a row of columns";

    /// <summary>Reads rows of lines that have kept their ends, which may stand in a field.</summary>
    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name, ColumnNames columns)
    {
        using var input = new LineReader(lines);
        using var rows = CsvReader.Create(input, Options(Separator(input.Ahead()), input, name), leaveOpen: true);
        (int Text, int Label, int Count)? header = null;
        var any = false;
        Place? empty = null;
        while (Next(rows, input, name) is { } place)
        {
            if (rows.RawRecord.IsEmpty)
            {
                empty ??= place;
                continue;
            }
            if (empty is { } before)
                throw FilledLines.Empty(before, Expected);
            if (header is not { } at)
            {
                var cells = Cells(rows, place);
                (header, var isHeader) = Header(cells, columns, place);
                if (isHeader)
                    continue;
                at = header.Value;
            }
            if (rows.FieldCount != at.Count)
                throw place.Error($"{Columns(rows.FieldCount)}, but {at.Count} were expected, as in the first row; put quotes around a field that holds a separator");
            any = true;
            yield return CheckedText.Of(Field(rows, at.Label, place).Trim(' '), Field(rows, at.Text, place), place);
        }
        if (header is null)
            throw new InvalidDataException($"{Quoted.OneLine(name)} is empty, but a header and rows of text and label were expected");
        if (!any)
            throw new Place(name, 1).Error("there is no text behind the header");
    }

    public static InvalidDataException TooLong(Place place) =>
        place.Error($"the row has {LineReader.RowLimit} characters or more, where fewer were expected; is a quote missing?");

    private static CsvReaderOptions Options(char separator, LineReader input, string name) => new()
    {
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        OnMalformedRecord = record => throw CsvQuotes.Error(record, separator, input.Stopped, name),
        // Never reached, as the input ends before: this counts bytes, of which a character has three at most.
        MaxRecordSize = 4 * LineReader.RowLimit,
    };

    /// <summary>
    /// The comma or semicolon, which Excel writes where the comma stands for the decimal point, that comes first outside quotes: a text may hold the other, but what comes before it, a name or a label, hardly does.
    /// </summary>
    private static char Separator(string firstLine)
    {
        var quoted = false;
        foreach (var c in firstLine)
        {
            quoted ^= c == '"';
            if (!quoted && c is (',' or ';'))
                return c;
        }
        return ',';
    }

    private static Place? Next(CsvReader rows, LineReader input, string name)
    {
        input.NextRow();
        var any = rows.Read();
        if (!input.Stopped)
            return any ? new Place(name, (int)rows.LineNumber) : null;
        throw TooLong(new Place(name, (int)rows.LineNumber));
    }

    private static ((int Text, int Label, int Count) Columns, bool IsHeader) Header(string[] cells, ColumnNames columns, Place place)
    {
        if (!columns.MeanHeader(cells))
            return cells.Length == 2 ? ((1, 0, 2), false) : throw place.Error(
                $"{Columns(cells.Length)} without a usual name for text or label: {Quoted.Cells(cells)}; name two of a header's columns with TextColumn (--text) and LabelColumn (--label)");
        var (text, label) = columns.Find(cells, place, ColumnNames.Column);
        return ((text, label, cells.Length), true);
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    private static string[] Cells(CsvReader rows, Place place)
    {
        var cells = new string[rows.FieldCount];
        for (var column = 0; column < cells.Length; column++)
            cells[column] = Field(rows, column, place);
        return cells;
    }

    private static string Field(CsvReader rows, int column, Place place)
    {
        var field = rows.GetString(column);
        return field.Length < TextLines.LineLimit ? field
            : throw place.Error($"column {column + 1} has {TextLines.LineLimit} characters or more, where fewer were expected; is a quote missing?");
    }
}
