namespace Unroll.Text;

/// <summary>
/// Presents lines as the reader that a CSV library needs: one line at a time, so that rows are available at once, and
/// never more than a limit for a row. The input ends at the limit, so that an unclosed quote is reported
/// after some megabytes instead of the rest of the file.
/// </summary>
internal sealed class LineReader(IEnumerable<TextLine> lines) : TextReader
{
    /// <summary>A row has fewer characters than this.</summary>
    public const int RowLimit = 4 * TextLines.LineLimit;

    private readonly IEnumerator<TextLine> _lines = lines.GetEnumerator();
    private string _line = "";
    private int _at;
    private int _given;

    /// <summary>Whether the row asked for more than the limit.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Starts counting for the next row.</summary>
    public void NextRow() => _given = 0;

    /// <summary>The unread rest of the current line; all of it before anything was read.</summary>
    public string Ahead() => Fill() ? _line[_at..] : "";

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        Stopped |= _given >= RowLimit;
        if (Stopped || buffer.IsEmpty || !Fill())
            return 0;
        var count = Math.Min(buffer.Length, _line.Length - _at);
        _line.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        _given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _lines.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        // A line that is only a byte order mark is empty.
        while (_at == _line.Length)
        {
            if (!_lines.MoveNext())
                return false;
            (_line, _at) = (_lines.Current.Text, 0);
        }
        return true;
    }
}
