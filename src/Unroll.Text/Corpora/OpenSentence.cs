namespace Unroll.Text;

/// <summary>A sentence with one token per line that no blank line has ended yet.</summary>
internal sealed class OpenSentence
{
    /// <summary>
    /// The lines of a sentence have fewer characters than this; a longer one is treated as a mistake before it
    /// fills the memory.
    /// </summary>
    public const int Limit = 4 * TextLines.LineLimit;

    private readonly List<string> _tokens = [];
    private readonly List<string> _tags = [];
    private int _line;
    private int _characters;

    public int Count => _tokens.Count;

    public void Add(string token, string tag, TextLine line, string name)
    {
        if (Count == 0)
            _line = line.Number;
        _characters += line.Text.Length;
        if (_characters >= Limit)
            throw new Place(name, line.Number).Error(
                $"the sentence that began on line {_line} has {Limit} characters or more, where fewer were expected; "
                    + "end each sentence with a blank line");
        _tokens.Add(token);
        _tags.Add(tag);
    }

    /// <summary>The sentence, or null if it has no token; then the next one is open.</summary>
    public TaggedSentence? End()
    {
        if (Count == 0)
            return null;
        var sentence = new TaggedSentence([.. _tokens], [.. _tags]) { Line = _line };
        _tokens.Clear();
        _tags.Clear();
        _characters = 0;
        return sentence;
    }
}
