using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Unroll.Cli.Translation;

/// <summary>
/// A token as a label: on one line, nothing in it that a terminal or XML would stumble over, white space to be seen,
/// and no wider than its room, which is counted in cells of a terminal (a Chinese character takes two).
/// </summary>
internal static class TokenLabel
{
    private static readonly Rune Space = new('␣');

    /// <param name="token">The token.</param>
    /// <param name="room">Cells that there are for it, 1 or more.</param>
    public static string Of(string token, int room)
    {
        var label = string.Concat(Quoted.OneLine(token).EnumerateRunes().Select(Visible));
        if (label.GetCellWidth() <= room)
            return label;
        var shown = new StringBuilder();
        var left = room - 1;
        foreach (var character in Characters(label).TakeWhile(character => (left -= character.GetCellWidth()) >= 0))
            shown.Append(character);
        return shown.Append('…').ToString();
    }

    /// <summary>Labels of the first of the tokens.</summary>
    public static string[] Of(IReadOnlyList<string> tokens, int count, int room) =>
        [.. tokens.Take(count).Select(token => Of(token, room))];

    /// <summary>What a reader sees as characters: letters together with their accents.</summary>
    public static IEnumerable<string> Characters(string label)
    {
        for (var characters = StringInfo.GetTextElementEnumerator(label); characters.MoveNext();)
            yield return characters.GetTextElement();
    }

    /// <summary>The width of the widest, in cells.</summary>
    public static int Widest(IEnumerable<string> labels) =>
        labels.Select(label => label.GetCellWidth()).DefaultIfEmpty(0).Max();

    /// <remarks>U+FFFE and U+FFFF are no characters, and XML has no way to write them.</remarks>
    private static Rune Visible(Rune rune) =>
        Rune.IsWhiteSpace(rune) ? Space : rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune;
}
