using CsvHelper;

namespace Unroll.Text;

/// <summary>Says what is wrong with a row's quotes.</summary>
internal static class CsvQuotes
{
    /// <param name="stopped">
    /// Whether the row was cut off because it became too long, so that an open quote might have been closed later.
    /// </param>
    public static InvalidDataException Error(CsvMalformedRecord record, char separator, bool stopped, string name)
    {
        var place = new Place(name, (int)record.LineNumber);
        return record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => Unclosed(record.RawRecord, separator, stopped, place),
            CsvMalformedReason.StrayQuote =>
                place.Error("a quote stands in a field of this row that is not in quotes; put quotes around the field, "
                    + "and double those in it"),
            CsvMalformedReason.TextAfterClosingQuote =>
                place.Error("in this row text follows on a closing quote; close each quote, and double those that "
                    + "stand in a quoted field"),
            _ => place.Error("the row is not as RFC 4180 has it; see to its quotes"),
        };
    }

    /// <summary>
    /// All fields before the quote that stays open are well-formed, so it is the last quote at a field's
    /// beginning with an even number of quotes before it. In the open field, the second of a doubled quote has an even
    /// number before it too, but follows a quote.
    /// </summary>
    private static InvalidDataException Unclosed(string row, char separator, bool stopped, Place place)
    {
        int quotes = 0, lines = 0, open = 0, openLine = place.Line;
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] == '\n' || (row[at] == '\r' && (at + 1 == row.Length || row[at + 1] != '\n')))
                lines++;
            if (row[at] == '"' && quotes++ % 2 == 0 && (at == 0 || row[at - 1] == separator))
                (open, openLine) = (at, place.Line + lines);
        }
        return stopped && row.Length - open < TextLines.LineLimit
            ? QuotedRows.TooLong(place)
            : (place with { Line = openLine }).Error(
                "a quote opens here that is never closed; close it, or double it and put quotes around its field");
    }
}
