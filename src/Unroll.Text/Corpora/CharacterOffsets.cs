namespace Unroll.Text;

/// <summary>
/// Converts positions that annotation tools count in Unicode characters to those of .NET, in which some
/// characters have two units.
/// </summary>
internal readonly struct CharacterOffsets
{
    /// <summary>Where each character begins, and the text's end; null if each is one unit.</summary>
    private readonly int[]? _starts;
    private readonly int _length;

    public CharacterOffsets(string text)
    {
        _length = text.Length;
        if (text.Any(char.IsSurrogate))
            _starts = [.. Enumerable.Range(0, text.Length).Where(at => at == 0 || !char.IsSurrogatePair(text, at - 1)),
                text.Length];
    }

    /// <summary>The number of characters of the text.</summary>
    public int Count => _starts is null ? _length : _starts.Length - 1;

    /// <summary>Where a character begins in UTF-16; after the last one, the text's end.</summary>
    public int Units(int character) => _starts is null ? character : _starts[character];
}
