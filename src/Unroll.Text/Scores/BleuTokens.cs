using System.Text;
using System.Text.RegularExpressions;

namespace Unroll.Text;

/// <summary>
/// What BLEU counts as words, with the names and rules of sacreBLEU (Post 2018). A score means nothing without them:
/// the same translations have a different BLEU with each.
/// </summary>
public sealed partial class BleuTokens
{
    private readonly Func<string, string> _separate;

    private BleuTokens(string name, Func<string, string> separate) => (Name, _separate) = (name, separate);

    /// <summary>
    /// <c>13a</c>: words and punctuation as WMT's script mteval-v13a separates them, for languages with spaces.
    /// </summary>
    public static BleuTokens Mteval { get; } = new("13a", Mteval13a);

    /// <summary><c>zh</c>: each Chinese character separately, and the rest as in <see cref="Mteval"/>.</summary>
    public static BleuTokens Chinese { get; } = new("zh", ChineseApart);

    /// <summary><c>char</c>: the code points except white space.</summary>
    public static BleuTokens Characters { get; } = new("char", CharactersApart);

    /// <summary><c>none</c>: split at white space only, for text that is tokenised already.</summary>
    public static BleuTokens Whitespace { get; } = new("none", text => text);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BleuTokens> All { get; } = [Mteval, Chinese, Characters, Whitespace];

    /// <summary>The names as an option's values.</summary>
    internal static Word Kind { get; } = Word.Of(
        [.. All.Select(tokens => tokens.Name)], name => All.Any(tokens => tokens.Name == name));

    /// <summary>Their name in sacreBLEU.</summary>
    public string Name { get; }

    /// <summary>The tokens of a name.</summary>
    /// <exception cref="ArgumentException">There are no tokens of that name.</exception>
    public static BleuTokens Named(string name) => All.FirstOrDefault(tokens => tokens.Name == name)
        ?? throw new ArgumentException($"there are no tokens of BLEU called {Quoted.Cell(name)}; "
            + $"expected one of {string.Join(", ", All.Select(tokens => tokens.Name))}", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The tokens of a text.</summary>
    internal string[] Cut(string text) => PythonWords.Of(_separate(PythonWords.Trimmed(text)));

    private static string Mteval13a(string text)
    {
        text = text.Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal)
            .Replace('\n', ' ');
        text = text.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        return SignsApart($" {text} ");
    }

    /// <summary>
    /// Entities stay here, and a dot or comma after a digit at the text's end is not a separate token, since no space
    /// is put around the text as in 13a.
    /// </summary>
    private static string ChineseApart(string text)
    {
        var apart = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = IsChinese(c) ? apart.Append(' ').Append(c).Append(' ') : apart.Append(c);
        return SignsApart(apart.ToString());
    }

    private static string CharactersApart(string text) => string.Join(' ', CodePoints.Of(text));

    private static string SignsApart(string text)
    {
        text = Sign().Replace(text, " $1 ");
        text = StopBehindNoDigit().Replace(text, "$1 $2 ");
        text = StopBeforeNoDigit().Replace(text, " $1 $2");
        return DashBehindDigit().Replace(text, "$1 $2 ");
    }

    /// <summary>
    /// sacreBLEU's ranges as they work, not as they were intended: Python reads its <c>'\u20000'</c> as U+2000 and a
    /// zero, so the range does not cover extension B of the ideographs but U+2001 to U+2A6D: curly quotes, dashes, the
    /// ellipsis, arrows and signs of mathematics.
    /// </summary>
    private static bool IsChinese(char c) =>
        c is (>= '\u2001' and <= '\u2A6D') or (>= '\u2E80' and <= '\u2FDF') or (>= '\u2FF0' and <= '\u303F')
        or (>= '\u3100' and <= '\u312F') or (>= '\u31A0' and <= '\u31EF') or (>= '\u3200' and <= '\u4DB5') or (
            >= '\u4E00' and <= '\u9FBB')
        or (>= '\uF900' and <= '\uFA2D') or (>= '\uFA30' and <= '\uFA6A') or (>= '\uFA70' and <= '\uFAD9') or (
            >= '\uFE10' and <= '\uFE1F') or (>= '\uFE30' and <= '\uFE4F')
        or (>= '\uFF00' and <= '\uFFEF');

    [GeneratedRegex(@"([{-~[-` -&(-+:-@/])")]
    private static partial Regex Sign();

    [GeneratedRegex("([^0-9])([.,])")]
    private static partial Regex StopBehindNoDigit();

    [GeneratedRegex("([.,])([^0-9])")]
    private static partial Regex StopBeforeNoDigit();

    [GeneratedRegex("([0-9])(-)")]
    private static partial Regex DashBehindDigit();
}
