using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>The characters that subwords are built from, and where they may merge.</summary>
internal static class SubwordSigns
{
    private const char Space = '▁';

    /// <summary>The same character if the text itself has it.</summary>
    private const string LiteralSpace = "▁▁";

    private enum Kind
    {
        Letter,
        Digit,
        Other,
    }

    /// <summary>A text's characters, in runs across which nothing merges.</summary>
    public static IEnumerable<string[]> Runs(string text)
    {
        var run = new List<string>();
        var (kind, isStart) = (default(Kind?), true);
        foreach (var character in CodePoints.Of(text))
        {
            if (char.IsWhiteSpace(character[0]))
            {
                isStart = true;
                continue;
            }
            // An accent belongs to the character before it.
            var next = KindOf(character) ?? kind ?? Kind.Other;
            if (run.Count > 0 && (isStart || next != kind))
            {
                yield return [.. run];
                run.Clear();
            }
            if (isStart)
                run.Add($"{Space}");
            run.Add(character[0] == Space ? LiteralSpace : character);
            (kind, isStart) = (next, false);
        }
        if (run.Count > 0)
            yield return [.. run];
    }

    /// <summary>
    /// Whether a symbol may merge with the one after it: the mark of a space may, but not the symbol for a ▁ of the
    /// text, and not half of a surrogate pair, since a file could not store it.
    /// </summary>
    public static bool CanLead(string symbol) =>
        symbol.Length > 0 && symbol.LastIndexOf(Space) <= 0 && CodePoints.AreWhole(symbol);

    /// <summary>
    /// Whether a symbol may merge with the one before it: only the first of a word begins with the mark of a space.
    /// </summary>
    public static bool CanFollow(string symbol) =>
        symbol.Length > 0 && !symbol.Contains(Space) && CodePoints.AreWhole(symbol);

    public static string Join(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            if (token == LiteralSpace)
            {
                text.Append(Space);
                continue;
            }
            var isStart = token.StartsWith(Space);
            if (isStart && text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
            text.Append(token, isStart ? 1 : 0, token.Length - (isStart ? 1 : 0));
        }
        return text.ToString().TrimEnd(' ');
    }

    /// <summary>Null for a mark, which has the kind of the character before it.</summary>
    private static Kind? KindOf(string character)
    {
        Rune.DecodeFromUtf16(character, out var rune, out _);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                null,
            _ when Rune.IsLetter(rune) => Kind.Letter,
            _ when Rune.IsNumber(rune) => Kind.Digit,
            _ => Kind.Other,
        };
    }
}
