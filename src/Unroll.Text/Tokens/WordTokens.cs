namespace Unroll.Text;

/// <summary>
/// Tokens of <see cref="WordTokenizer"/>, joined as texts are usually written, which cannot be exact: no space
/// before signs that close or separate, none after signs that open, none around a hyphen, a slash or a colon between
/// numbers, quotes opening and closing in turn, and none next to a character of a script without spaces, except after a
/// Korean word.
/// </summary>
public sealed class WordTokens : IReversibleTokens
{
    private const string Tying = "-/";

    private readonly ITokenizer _tokenizer;
    private readonly WrittenWords _words;

    /// <summary>Words by Unicode's word boundaries.</summary>
    public WordTokens()
        : this(new WordTokenizer(), new WrittenWords(Tying, (text, _, token) =>
            text is [.., var before, ':'] && char.IsDigit(before) && char.IsDigit(token[0])))
    {
    }

    private WordTokens(ITokenizer tokenizer, WrittenWords words) => (_tokenizer, _words) = (tokenizer, words);

    /// <summary>The tokens of model files up to format 2, where a time such as 10:30 is one token.</summary>
    internal static WordTokens Basic { get; } =
        new(new BasicWordTokenizer(), new WrittenWords(Tying, (_, _, _) => false));

    /// <inheritdoc/>
    public string Name => _tokenizer.Name;

    /// <inheritdoc/>
    public IEnumerable<string> Cut(string text) => _tokenizer.Tokenize(text);

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens) => _words.Join(tokens).Text;
}
