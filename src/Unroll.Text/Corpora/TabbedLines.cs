namespace Unroll.Text;

/// <summary>
/// Lines of tab-separated columns, plain or quoted, which is detected from the first lines.
/// </summary>
internal sealed class TabbedLines : IDisposable
{
    private const int Looked = 100;

    private readonly string _name;
    private readonly Ahead<TextLine> _lines;

    /// <param name="lines">Lines with their ends.</param>
    /// <param name="name">The file's name in messages.</param>
    public TabbedLines(IEnumerable<TextLine> lines, string name) =>
        (_name, _lines) = (name, new Ahead<TextLine>(lines, Looked, line => line.Text.Length));

    /// <summary>The columns of the first line; none if there is no line.</summary>
    public string[] First => _lines.First is [var first, ..] ? first.WithoutEnd().Text.Split('\t') : [];

    /// <summary>The rows without the quotes around fields; null if fields are not quoted.</summary>
    /// <param name="hasHeader">Whether the first line is a header, which may be unquoted.</param>
    public IEnumerable<Row>? Unquoted(bool hasHeader) =>
        TabQuotes.Detect(_lines.First, _lines.AreAll, hasHeader) is { } quotes
            ? QuotedRows.Read(_lines.All().Select(quotes.Standard), _name, '\t') : null;

    /// <summary>The lines as they are, without their ends.</summary>
    public IEnumerable<TextLine> Plain() => _lines.All().Select(line => line.WithoutEnd());

    /// <summary>The columns of such lines.</summary>
    public IEnumerable<Row> Rows(IEnumerable<TextLine> lines) =>
        lines.Select(line => new Row(new Place(_name, line.Number), line.Text.Split('\t')));

    public void Dispose() => _lines.Dispose();
}
