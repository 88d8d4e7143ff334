using System.Text;

namespace Unroll.Text;

/// <summary>
/// Tokens of <see cref="WordTokenizer"/>, joined as most texts are written, which cannot be known for sure: no space before signs that close or part, none behind signs that open, none around a hyphen or
/// slash, quotes opening and closing in turn, and none beside a character of a script without spaces.
/// </summary>
public sealed class WordTokens : IReversibleTokens
{
    private const string Closing = ".,;:!?)]}%…’'”»";
    private const string Opening = "([{«¿¡$€£#@";
    private const string Tying = "-/";

    /// <summary>Signs that open a quotation or close it, by whether one is open: " does, and “ closes what „ opened.</summary>
    private const string Quotes = "\"“„";

    private static readonly WordTokenizer Tokenizer = new();

    /// <inheritdoc/>
    public string Name => Tokenizer.Name;

    /// <inheritdoc/>
    public IEnumerable<string> Cut(string text) => Tokenizer.Tokenize(text);

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens)
    {
        var given = Given.Each(tokens);
        var text = new StringBuilder();
        var (isQuoted, isOpen) = (false, true);
        foreach (var token in given.Where(token => token.Length > 0))
        {
            var isQuote = IsOneOf(token, Quotes);
            var closes = IsOneOf(token, Closing) || IsOneOf(token, Tying) || (isQuote && isQuoted);
            if (!isOpen && !closes && !IsSpaceless(token[0]) && !IsSpaceless(text[^1]))
                text.Append(' ');
            text.Append(token);
            isOpen = IsOneOf(token, Opening) || IsOneOf(token, Tying) || (isQuote && !isQuoted);
            isQuoted = isQuote ? !isQuoted : isQuoted && token != "”";
        }
        return text.ToString();
    }

    private static bool IsOneOf(string token, string signs) => token.Length == 1 && signs.Contains(token[0]);

    /// <summary>Whether a character is Han, kana, of the signs and full-width forms beside them, or Thai, Lao, Burmese or Khmer.</summary>
    internal static bool IsSpaceless(char c) => c is (>= '\u2E80' and <= '\u312F') or (>= '\u31A0' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
        or (>= '\uD840' and <= '\uD8BF') // first halves of ideographs outside the basic plane
        or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');
}
