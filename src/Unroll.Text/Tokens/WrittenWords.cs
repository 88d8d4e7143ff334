using System.Text;

namespace Unroll.Text;

/// <summary>
/// Joins words and signs as texts are usually written, which cannot be exact: no space before signs that close or
/// separate, none after signs that open, none around signs that join, quotes opening and closing in turn, and none next
/// to a character of a script without spaces, except between a Korean word and an ideograph after it.
/// </summary>
/// <param name="tying">Signs without a space on either side.</param>
/// <param name="goesOn">
/// Whether a token continues without a space, given the text so far, the token before and the token.
/// </param>
internal sealed class WrittenWords(string tying, Func<StringBuilder, string, string, bool> goesOn)
{
    private const string Closing = ".,;:!?)]}%‰℃℉…’'”»";
    private const string Opening = "([{«¿¡$€£¥#@";

    /// <summary>Signs that open, but close where nothing follows that they could open: C#, 20$.</summary>
    private const string EitherWay = "$€£¥#";

    /// <summary>
    /// Signs that open a quotation, or close it if one is open: " does, and “ closes what „ opened.
    /// </summary>
    private const string Quotes = "\"“„";

    /// <summary>The text of tokens, and the positions of those that are not empty.</summary>
    public (string Text, TokenSpan[] Spans) Join(IEnumerable<string> tokens)
    {
        string[] given = [.. Given.Each(tokens).Where(token => token.Length > 0)];
        var scripts = new NeighbouringScripts(given);
        var (text, spans) = (new StringBuilder(), new List<TokenSpan>());
        var (isQuoted, isOpen, before) = (false, true, "");
        for (var at = 0; at < given.Length; at++)
        {
            var token = given[at];
            var isQuote = IsOneOf(token, Quotes);
            var ends = IsOneOf(token, EitherWay) && before.Length > 0 && char.IsLetterOrDigit(before[^1])
                && (at + 1 == given.Length || Scripts.IsSpaceless(given[at + 1][0]) || IsOneOf(given[at + 1], Closing));
            var closes = ends || IsOneOf(token, Closing) || IsOneOf(token, tying) || (isQuote && isQuoted);
            if (!isOpen && !closes && !scripts.Touch(at) && !goesOn(text, before, token))
                text.Append(' ');
            spans.Add(new TokenSpan(text.Length, token.Length));
            text.Append(token);
            isOpen = (IsOneOf(token, Opening) && !ends) || IsOneOf(token, tying) || (isQuote && !isQuoted);
            isQuoted = isQuote ? !isQuoted : isQuoted && token != "”";
            before = token;
        }
        return (text.ToString(), [.. spans]);
    }

    private static bool IsOneOf(string token, string signs) => token.Length == 1 && signs.Contains(token[0]);
}
