namespace Unroll.Text;

/// <summary>
/// The different characters of some texts, as far as the network distinguishes them: the rows of a table for those
/// texts.
/// </summary>
internal sealed class ReadCharacters(CutCharacters characters)
{
    private readonly Dictionary<(int Id, int Category), int> _rows = [];

    public int[] Ids => [.. _rows.Keys.Select(row => row.Id)];

    public int[] Categories => [.. _rows.Keys.Select(row => row.Category)];

    /// <summary>The row of each character of a text.</summary>
    public int[] Add(TextCharacter[] text) => Array.ConvertAll(text, one =>
    {
        var key = (characters.IdOf(one.Rune), CutCharacters.CategoryOf(one.Rune));
        if (!_rows.TryGetValue(key, out var row))
            _rows.Add(key, row = _rows.Count);
        return row;
    });
}
