namespace Unroll.Text;

/// <summary>What was found about quotes around tab-separated fields.</summary>
/// <param name="IsQuoted">
/// Every row has a quoted field, and quotes occur nowhere else, except that the last field may be open.
/// </param>
/// <param name="IsOpen">Whether the last field is open.</param>
/// <param name="HasDoubled">Quotes in a field are doubled.</param>
internal readonly record struct QuoteScan(bool IsQuoted, bool IsOpen, bool HasDoubled)
{
    /// <param name="text">Rows without the line end of the last one.</param>
    /// <param name="hasHeader">Whether the first row may have no quotes.</param>
    public static QuoteScan Scan(string text, bool hasHeader)
    {
        var (at, any, hasDoubled) = (0, false, false);
        for (var row = 0; at < text.Length; row++)
        {
            var isRowQuoted = false;
            while (true)
            {
                if (at < text.Length && text[at] == '"')
                {
                    var closing = Closing(text, at + 1, ref hasDoubled);
                    if (closing < 0)
                        return new(any || isRowQuoted, IsOpen: true, hasDoubled);
                    (isRowQuoted, at) = (true, closing + 1);
                    if (at < text.Length && text[at] is not ('\t' or '\r' or '\n'))
                        return default;
                }
                else
                {
                    at = text.AsSpan(at).IndexOfAny("\t\r\n\"") is >= 0 and var end ? at + end : text.Length;
                    if (at < text.Length && text[at] == '"')
                        return default;
                }
                if (at == text.Length || text[at] != '\t')
                    break;
                at++;
            }
            while (at < text.Length && text[at] is '\r' or '\n')
                at++;
            if (!isRowQuoted && !(hasHeader && row == 0))
                return default;
            any |= isRowQuoted;
        }
        return new(any, IsOpen: false, hasDoubled);
    }

    /// <summary>The quote that closes a field; -1 if none does.</summary>
    private static int Closing(string text, int from, ref bool hasDoubled)
    {
        while (text.IndexOf('"', from) is >= 0 and var at)
        {
            if (at + 1 == text.Length || text[at + 1] != '"')
                return at;
            (hasDoubled, from) = (true, at + 2);
        }
        return -1;
    }
}
