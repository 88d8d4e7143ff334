namespace Unroll.Text;

/// <summary>
/// The tokens that a model knows and their numbers: 0 is padding, 1 stands for every unknown token, then come the tokens of the training text, the most frequent
/// first and equally frequent ones in ordinal order.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The number of padding.</summary>
    public const int Padding = 0;

    /// <summary>The number of every token that is not in the vocabulary.</summary>
    public const int Unknown = 1;

    private const string PaddingToken = "<pad>";
    private const string UnknownToken = "<unk>";
    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byText;

    private Vocabulary(string[] tokens)
    {
        _tokens = tokens;
        _ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        // The special tokens are left out: where a text itself says "<pad>", that is a word like others, and an unknown one.
        for (var id = Unknown + 1; id < tokens.Length; id++)
        {
            if (!_ids.TryAdd(tokens[id], id))
                throw new InvalidDataException($"the vocabulary has '{tokens[id]}' at {_ids[tokens[id]]} and again at {id}, but each token was expected once");
        }
        _byText = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many entries there are, the special ones included.</summary>
    public int Count => _tokens.Length;

    /// <summary>The entries by their numbers.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Counts tokens and numbers them.</summary>
    /// <param name="tokens">All tokens of the training text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Vocabulary Build(IEnumerable<string> tokens, VocabularyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        options ??= new VocabularyOptions();
        if (options.MinimumCount < 1)
            throw new ArgumentOutOfRangeException(nameof(options), $"MinimumCount is {options.MinimumCount}, but a token occurs at least once");
        if (options.MaximumSize < 2)
            throw new ArgumentOutOfRangeException(nameof(options), $"MaximumSize is {options.MaximumSize}, but the two special entries are always there");
        var entries = tokens.CountBy(token => token, StringComparer.Ordinal)
            .Where(entry => entry.Value >= options.MinimumCount && IsWord(entry.Key))
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key);
        return new Vocabulary([PaddingToken, UnknownToken, .. options.MaximumSize is { } size ? entries.Take(size - 2) : entries]);
    }

    /// <summary>The number of a token.</summary>
    public int IdOf(ReadOnlySpan<char> token) => _byText.TryGetValue(token, out var id) ? id : Unknown;

    /// <summary>This vocabulary with more tokens behind its own; those that it has already are left out.</summary>
    internal Vocabulary With(IEnumerable<string> tokens) => new([.. _tokens, .. tokens.Where(token => !_ids.ContainsKey(token) && IsWord(token)).Distinct(StringComparer.Ordinal)]);

    /// <summary>The entries as a JSON array.</summary>
    public string ToJson() => JsonText.Write(writer => JsonText.WriteArray(writer, _tokens));

    /// <summary>The vocabulary that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not such an array.</exception>
    public static Vocabulary FromJson(string json)
    {
        var tokens = JsonText.ReadArray(json, "the vocabulary");
        return tokens is [PaddingToken, UnknownToken, ..]
            ? new Vocabulary(tokens)
            : throw new InvalidDataException($"the vocabulary does not begin with {PaddingToken} and {UnknownToken}, as expected; the file is not one of ours, or was changed");
    }

    /// <summary>A token that no file could keep stays unknown.</summary>
    private static bool IsWord(string token) => token is not (PaddingToken or UnknownToken) && CodePoints.AreWhole(token);
}
