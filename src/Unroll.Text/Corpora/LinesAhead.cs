namespace Unroll.Text;

/// <summary>
/// Lines of which the first are known before all are read, to detect how a file is written.
/// </summary>
internal sealed class LinesAhead : IDisposable
{
    private const int MostLines = 1000;
    private const int MostCharacters = 4 * TextLines.LineLimit;

    private readonly IEnumerator<TextLine> _lines;
    private readonly List<TextLine> _first = [];

    public LinesAhead(IEnumerable<TextLine> lines)
    {
        _lines = lines.GetEnumerator();
        var characters = 0;
        while (_first.Count < MostLines && characters < MostCharacters && _lines.MoveNext())
        {
            _first.Add(_lines.Current);
            characters += _lines.Current.Text.Length;
        }
    }

    /// <summary>The first lines, at most some megabytes of them.</summary>
    public IReadOnlyList<TextLine> First => _first;

    /// <summary>All lines, lazily; may be enumerated once.</summary>
    public IEnumerable<TextLine> All()
    {
        foreach (var line in _first)
            yield return line;
        _first.Clear();
        while (_lines.MoveNext())
            yield return _lines.Current;
    }

    public void Dispose() => _lines.Dispose();
}
