using CsvHelper;

namespace Unroll.Text;

/// <summary>
/// Rows of fields that may stand in quotes, as RFC 4180 has them, between commas, semicolons or tabs. A library cuts
/// the rows into fields; this says in this project's words what is wrong.
/// </summary>
internal static class QuotedRows
{
    private const string Expected = "a row of columns";

    /// <summary>Reads rows of lines that have kept their ends, which may stand in a field.</summary>
    /// <param name="separator">What stands between fields; null for the comma or semicolon that comes first.</param>
    public static IEnumerable<Row> Read(IEnumerable<TextLine> lines, string name, char? separator = null)
    {
        using var input = new LineReader(lines);
        using var rows = CsvReader.Create(input, Options(separator ?? Separator(input.Ahead()), input, name),
            leaveOpen: true);
        Place? empty = null;
        while (Next(rows, input, name) is { } place)
        {
            if (rows.RawRecord.IsEmpty)
                empty ??= place;
            else if (empty is { } before)
                throw FilledLines.Empty(before, Expected);
            else
                yield return new Row(place, Cells(rows, place));
        }
    }

    public static InvalidDataException TooLong(Place place) =>
        place.Error($"the row has {LineReader.RowLimit} characters or more, where fewer were expected; is a quote "
            + "missing?");

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
    /// The comma or semicolon, which Excel writes where the comma stands for the decimal point, that comes first
    /// outside quotes: a text may hold the other, but what comes before it, a name or a label, hardly does.
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

    private static string[] Cells(CsvReader rows, Place place)
    {
        var cells = new string[rows.FieldCount];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = rows.GetString(column);
            if (cells[column].Length >= TextLines.LineLimit)
                throw place.Error($"column {column + 1} has {TextLines.LineLimit} characters or more, where fewer "
                    + "were expected; is a quote missing?");
        }
        return cells;
    }
}
