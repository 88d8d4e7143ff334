using System.Text;

namespace Unroll.Text;

/// <summary>
/// Joins words and signs as texts are usually written, which cannot be exact: no space before signs that close or
/// separate, none after signs that open, none around signs that join, quotes opening and closing in turn, and none next
/// to a character of a script without spaces.
/// </summary>
/// <param name="tying">Signs without a space on either side.</param>
/// <param name="goesOn">
/// Whether a token continues without a space, given the text so far, the token before and the token.
/// </param>
internal sealed class WrittenWords(string tying, Func<StringBuilder, string, string, bool> goesOn)
{
    private const string Closing = ".,;:!?)]}%…’'”»";
    private const string Opening = "([{«¿¡$€£#@";

    /// <summary>
    /// Signs that open a quotation, or close it if one is open: " does, and “ closes what „ opened.
    /// </summary>
    private const string Quotes = "\"“„";

    /// <summary>The text of tokens, and the positions of those that are not empty.</summary>
    public (string Text, TokenSpan[] Spans) Join(IEnumerable<string> tokens)
    {
        var given = Given.Each(tokens);
        var (text, spans) = (new StringBuilder(), new List<TokenSpan>());
        var (isQuoted, isOpen, before) = (false, true, "");
        foreach (var token in given.Where(token => token.Length > 0))
        {
            var isQuote = IsOneOf(token, Quotes);
            var closes = IsOneOf(token, Closing) || IsOneOf(token, tying) || (isQuote && isQuoted);
            if (!isOpen && !closes && !IsSpaceless(token[0]) && !IsSpaceless(text[^1]) && !goesOn(text, before, token))
                text.Append(' ');
            spans.Add(new TokenSpan(text.Length, token.Length));
            text.Append(token);
            isOpen = IsOneOf(token, Opening) || IsOneOf(token, tying) || (isQuote && !isQuoted);
            isQuoted = isQuote ? !isQuoted : isQuoted && token != "”";
            before = token;
        }
        return (text.ToString(), [.. spans]);
    }

    /// <summary>
    /// Whether a character is Han, kana, one of the signs and full-width forms next to them, or Thai, Lao, Burmese or
    /// Khmer.
    /// </summary>
    internal static bool IsSpaceless(char c) => c
        is (>= '\u2E80' and <= '\u312F') or (>= '\u31A0' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
        or (>= '\uD840' and <= '\uD8BF') // first halves of ideographs outside the basic plane
        or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    private static bool IsOneOf(string token, string signs) => token.Length == 1 && signs.Contains(token[0]);
}
