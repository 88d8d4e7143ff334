namespace Unroll.Text;

/// <summary>
/// The tokens that a model knows and their ids: 0 is padding, 1 stands for every unknown token, then come the
/// tokens of the training text, the most frequent first and equally frequent ones in ordinal order. If sequences are
/// written and not only read, 2 is the mark that begins a sequence and 3 the mark that ends it, before all tokens.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The id of padding.</summary>
    public const int Padding = 0;

    /// <summary>The id of every token that is not in the vocabulary.</summary>
    public const int Unknown = 1;

    /// <summary>BOS: the id of the mark before a sequence's first token, in a vocabulary with marks.</summary>
    public const int Begin = 2;

    /// <summary>EOS: the id of the mark after a sequence's last token, in a vocabulary with marks.</summary>
    public const int End = 3;

    /// <summary>The text of <see cref="Unknown"/>.</summary>
    internal const string UnknownToken = "<unk>";

    /// <summary>The text of <see cref="End"/>.</summary>
    internal const string EndToken = "</s>";

    private const string PaddingToken = "<pad>";
    private static readonly string[] Special = [PaddingToken, UnknownToken];
    private static readonly string[] SpecialWithMarks = [.. Special, "<s>", EndToken];

    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byText;

    private Vocabulary(string[] tokens, bool hasMarks)
    {
        (_tokens, Tokens, HasMarks) = (tokens, Array.AsReadOnly(tokens), hasMarks);
        _ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        // The special tokens are left out: if a text itself contains "<pad>", that is a word like others, and an
        // unknown one.
        for (var id = SpecialOf(hasMarks).Length; id < tokens.Length; id++)
        {
            if (!_ids.TryAdd(tokens[id], id))
                throw new InvalidDataException($"the vocabulary has {Quoted.Cell(tokens[id])} at {_ids[tokens[id]]} "
                    + $"and again at {id}, but each token was expected once");
        }
        _byText = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many entries there are, the special ones included.</summary>
    public int Count => _tokens.Length;

    /// <summary>The entries by id.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Whether there are <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool HasMarks { get; }

    /// <summary>Counts tokens and gives them ids.</summary>
    /// <param name="tokens">All tokens of the training text.</param>
    /// <param name="options">Which of them get an id.</param>
    /// <param name="withMarks">Whether to include <see cref="Begin"/> and <see cref="End"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Vocabulary Build(
        IEnumerable<string> tokens, VocabularyOptions? options = null, bool withMarks = false)
    {
        var given = Given.Each(tokens);
        options ??= new VocabularyOptions();
        if (options.MinimumCount < 1)
            throw new ArgumentOutOfRangeException(
                nameof(options),
                $"`Vocabulary.MinimumCount` is {options.MinimumCount}, but a token occurs at least once");
        var special = SpecialOf(withMarks);
        if (options.MaximumSize < special.Length)
            throw new ArgumentOutOfRangeException(
                nameof(options),
                $"`Vocabulary.MaximumSize` is {options.MaximumSize}, but the {(withMarks ? "four" : "two")} special "
                + "entries are always there");
        var entries = given.CountBy(token => token, StringComparer.Ordinal)
            .Where(entry => entry.Value >= options.MinimumCount && IsWord(entry.Key))
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key);
        return new Vocabulary(
            [.. special, .. options.MaximumSize is { } size ? entries.Take(size - special.Length) : entries],
            withMarks);
    }

    /// <summary>The entries without the special ones.</summary>
    internal IEnumerable<string> OwnTokens => _tokens.Skip(SpecialOf(HasMarks).Length);

    /// <summary>The id of a token.</summary>
    public int IdOf(ReadOnlySpan<char> token) => _byText.TryGetValue(token, out var id) ? id : Unknown;

    /// <summary>This vocabulary with more tokens after its own; those that it already has are left out.</summary>
    internal Vocabulary With(IEnumerable<string> tokens) => With(tokens, HasMarks);

    /// <summary>
    /// The tokens of this vocabulary, then those of another that it does not have, as far as there is room.
    /// </summary>
    /// <param name="other">The other vocabulary.</param>
    /// <param name="maximumSize">The most entries, the special ones included; null for no limit.</param>
    internal Vocabulary With(Vocabulary other, int? maximumSize = null) =>
        With(other.OwnTokens, other.HasMarks, maximumSize);

    /// <summary>
    /// For each id, the one of the same token in another vocabulary: the unknown one's if it is not there.
    /// </summary>
    internal int[] IdsIn(Vocabulary other) =>
    [
        .. SpecialOf(HasMarks).Select((_, id) => id < SpecialOf(other.HasMarks).Length ? id : Unknown),
        .. OwnTokens.Select(token => other.IdOf(token)),
    ];

    /// <summary>The entries as a JSON array.</summary>
    public string ToJson() => JsonText.Write(writer => JsonText.WriteArray(writer, _tokens));

    /// <summary>The vocabulary that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The entries.</param>
    /// <param name="withMarks">Whether it has <see cref="Begin"/> and <see cref="End"/>.</param>
    /// <exception cref="InvalidDataException">The text is not such an array.</exception>
    public static Vocabulary FromJson(string json, bool withMarks = false) =>
        FromJson(json, withMarks, int.MaxValue);

    /// <param name="most">How many tokens there are at most.</param>
    /// <inheritdoc cref="FromJson(string, bool)"/>
    internal static Vocabulary FromJson(string json, bool withMarks, int most)
    {
        var (tokens, special) = (JsonText.ReadArray(json, "the vocabulary", most), SpecialOf(withMarks));
        return tokens.AsSpan().StartsWith(special)
            ? new Vocabulary(tokens, withMarks)
            : throw new InvalidDataException(
                $"the vocabulary does not begin with {string.Join(", ", special[..^1])} and {special[^1]}, as "
                + "expected; the file is not one of ours, or was changed");
    }

    private Vocabulary With(IEnumerable<string> tokens, bool withMarks, int? maximumSize = null)
    {
        string[] known = [.. SpecialOf(withMarks), .. OwnTokens];
        var added = tokens.Where(token => !_ids.ContainsKey(token) && IsWord(token)).Distinct(StringComparer.Ordinal);
        return new([.. known, .. added.Take((maximumSize ?? int.MaxValue) - known.Length)], withMarks);
    }

    private static string[] SpecialOf(bool hasMarks) => hasMarks ? SpecialWithMarks : Special;

    /// <summary>A token that no file could store stays unknown.</summary>
    private static bool IsWord(string token) =>
        token is not (PaddingToken or UnknownToken) && CodePoints.AreWhole(token);
}
