namespace Unroll.Text;

/// <summary>
/// How the lines of a CoNLL file are split, and which of them are not tokens; both are detected from the first lines.
/// </summary>
/// <param name="tokens">The token's column.</param>
/// <param name="tags">The tag's column.</param>
internal sealed class ConllLayout(ConllColumn tokens, ConllColumn tags)
{
    private const string Comment = "# ";

    /// <summary>What CoNLL-2003 writes instead of a token before each document.</summary>
    private const string DocumentStart = "-DOCSTART-";

    /// <summary>Tags of lines that are certainly not comments.</summary>
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private int _token;
    private int _tag;

    /// <summary>How many columns a line has, and the line that showed it; 0 as long as none did.</summary>
    public (int Count, int Line) Columns { get; private set; }

    /// <summary>Whether a token marks a new document.</summary>
    public static bool IsDocumentStart(string token) => token == DocumentStart;

    /// <summary>Whether a token at a sentence's beginning would be taken for a comment.</summary>
    public static bool IsLikeComment(string token) => token.StartsWith(Comment, StringComparison.Ordinal);

    /// <summary>Learns from the first lines, before the others are read.</summary>
    public void Learn(IEnumerable<TextLine> lines, string name)
    {
        foreach (var line in lines)
        {
            // A number sign may begin a comment, and a space may be a token: neither shows how many columns there are.
            var cells = line.Text is ['#' or ' ', ..] ? [] : Cells(line.Text);
            if (cells.Length < 2 || IsDocumentStart(cells[0]))
                continue;
            Settle(cells.Length, new Place(name, line.Number));
            if (cells.Length == Columns.Count)
                _known.Add(TagOf(cells));
        }
    }

    /// <summary>
    /// A line's columns; none of a blank line, which may hold spaces and tabs. Other white space may be a token.
    /// </summary>
    public string[] Cells(string line)
    {
        if (!line.AsSpan().ContainsAnyExcept(' ', '\t'))
            return [];
        if (line.Contains('\t', StringComparison.Ordinal))
            return line.Split('\t');
        var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A line that begins with a space and lacks a column: the space is the token.
        return line[0] == ' ' && tokens.Number == 1 && cells.Length + 1 == (Columns.Count > 0 ? Columns.Count : 2)
            ? [" ", .. cells]
            : cells;
    }

    /// <summary>Whether a line marks a new document.</summary>
    public bool IsDocument(string[] cells) =>
        IsDocumentStart(cells[0]) || (Columns.Count > 0 && _token < cells.Length && IsDocumentStart(cells[_token]));

    /// <summary>
    /// Whether a line before a sentence's first token is a comment; see <see cref="TaggedFormat.Conll"/>.
    /// </summary>
    public bool IsComment(string line, string[] cells)
    {
        if (line[0] != '#')
            return false;
        if (IsLikeComment(cells[0]) || cells.Length < 2 || (Columns.Count > 0 && cells.Length != Columns.Count))
            return true;
        if (!line.StartsWith(Comment, StringComparison.Ordinal)) // a hashtag, or a comment such as #id 3
            return Columns.Count > 0 && !_known.Contains(TagOf(cells)) && TagOf(cells).All(char.IsAsciiDigit);
        return cells is [_, _, "=", ..] || Columns.Count == 0 || !_known.Contains(TagOf(cells));
    }

    /// <summary>A line's token and tag.</summary>
    public (string Token, string Tag) Of(string[] cells, Place place)
    {
        if (cells.Length < 2)
            throw place.Error("1 column, but 2 at least were expected: a token and its tag");
        Settle(cells.Length, place);
        if (cells.Length != Columns.Count)
            throw place.Error($"{cells.Length} columns, but {Columns.Count} were expected, as on line {Columns.Line}");
        if (cells[_token].Length == 0)
            throw place.Error("the token is empty; leave out what has no token");
        var tag = CheckedTag.Of(TagOf(cells), place);
        _known.Add(tag);
        return (cells[_token], tag);
    }

    private string TagOf(string[] cells) => cells[_tag].Trim(' ');

    private void Settle(int count, Place place)
    {
        if (Columns.Count > 0)
            return;
        (_token, _tag) = (tokens.Index(count, place), tags.Index(count, place));
        if (_token == _tag)
            throw place.Error($"column {_tag + 1} of {count} cannot hold the tag, as it holds the token; name another "
                + $"one ({tags.Option}, {tokens.Option})");
        Columns = (count, place.Line);
    }
}
