namespace Unroll.Text;

/// <summary>
/// Lines with tabs between columns, plain or with their fields in quotes, which the first of them tell.
/// </summary>
internal sealed class TabbedLines : IDisposable
{
    private const int Looked = 100;

    private readonly string _name;
    private readonly Ahead<TextLine> _lines;

    /// <param name="lines">Lines that have kept their ends.</param>
    /// <param name="name">What messages call the file.</param>
    public TabbedLines(IEnumerable<TextLine> lines, string name) =>
        (_name, _lines) = (name, new Ahead<TextLine>(lines, Looked, line => line.Text.Length));

    /// <summary>The columns of the first line; none where there is no line.</summary>
    public string[] First => _lines.First is [var first, ..] ? first.WithoutEnd().Text.Split('\t') : [];

    /// <summary>The rows without the quotes that fields stand in; null where they stand in none.</summary>
    /// <param name="hasHeader">Whether the first line is a header, which may have none.</param>
    public IEnumerable<Row>? Unquoted(bool hasHeader) =>
        TabQuotes.Detect(_lines.First, _lines.AreAll, hasHeader) is { } quotes
            ? QuotedRows.Read(_lines.All().Select(quotes.Standard), _name, '\t') : null;

    /// <summary>The lines as they stand, without their ends.</summary>
    public IEnumerable<TextLine> Plain() => _lines.All().Select(line => line.WithoutEnd());

    /// <summary>The columns of such lines.</summary>
    public IEnumerable<Row> Rows(IEnumerable<TextLine> lines) =>
        lines.Select(line => new Row(new Place(_name, line.Number), line.Text.Split('\t')));

    public void Dispose() => _lines.Dispose();
}
