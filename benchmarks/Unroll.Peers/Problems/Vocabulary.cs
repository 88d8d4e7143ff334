namespace Unroll.Peers;

/// <summary>Ids of words in the order they first came, after the two that stand for no word.</summary>
internal sealed class Vocabulary
{
    public const int Padding = 0;
    public const int Unknown = 1;

    /// <summary>How many ids stand for no word; the first word has this one.</summary>
    public const int Reserved = 2;

    private readonly Dictionary<string, int> _ids = [];

    public int Size => _ids.Count + Reserved;

    public int Add(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
            _ids.Add(word, id = Size);
        return id;
    }

    public int Find(string word) => _ids.GetValueOrDefault(word, Unknown);
}
