using CsvHelper;

namespace Unroll.Text;

/// <summary>
/// Rows of fields that may be quoted as in RFC 4180, separated by commas, semicolons or tabs. A library splits
/// the rows into fields; this class writes the error messages.
/// </summary>
internal static class QuotedRows
{
    private const string Expected = "a row of columns";

    /// <summary>Reads rows from lines with their ends, which may be inside a field.</summary>
    /// <param name="separator">What separates fields; null for the comma or semicolon that comes first.</param>
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
        // Never reached, as the input ends before: this counts bytes, at most three per character.
        MaxRecordSize = 4 * LineReader.RowLimit,
    };

    /// <summary>
    /// The separator: the comma, or the semicolon that Excel writes where the comma is the decimal point, whichever
    /// comes first outside quotes. A text may contain the other one, but a name or a label before it rarely does.
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
