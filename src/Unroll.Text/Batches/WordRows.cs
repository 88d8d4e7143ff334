namespace Unroll.Text;

/// <summary>
/// The different words of some texts, numbered in order of occurrence: the rows of a table for those texts.
/// </summary>
/// <param name="vocabulary">How many words there may be.</param>
internal sealed class WordRows(int vocabulary)
{
    /// <summary>The most numbers in a table of words, which bounds memory: 128 MB.</summary>
    public const int TableNumbers = 1 << 25;

    private readonly int[] _rows = new int[vocabulary]; // one more than the row, 0 for none
    private readonly List<int> _ids = [];

    public int Count => _ids.Count;

    public int[] Ids => [.. _ids];

    public void Add(int[] text)
    {
        foreach (var id in text)
        {
            if (_rows[id] != 0)
                continue;
            _ids.Add(id);
            _rows[id] = _ids.Count;
        }
    }

    public int RowOf(int id) => _rows[id] - 1;
}
