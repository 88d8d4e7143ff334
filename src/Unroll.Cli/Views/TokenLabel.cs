using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Unroll.Cli.Views;

/// <summary>
/// A token as a label: on one line, without characters that a terminal cannot handle, with visible white space, and no
/// wider than its room, which is counted in cells of a terminal (a Chinese character takes two).
/// </summary>
internal static class TokenLabel
{
    private static readonly Rune Space = new('␣');

    /// <param name="token">The token.</param>
    /// <param name="room">The cells that it may take, 1 or more.</param>
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

    /// <summary>The characters as a reader sees them: letters with their accents.</summary>
    public static IEnumerable<string> Characters(string label)
    {
        for (var characters = StringInfo.GetTextElementEnumerator(label); characters.MoveNext();)
            yield return characters.GetTextElement();
    }

    /// <summary>The width of the widest, in cells.</summary>
    public static int Widest(IEnumerable<string> labels) =>
        labels.Select(label => label.GetCellWidth()).DefaultIfEmpty(0).Max();

    private static Rune Visible(Rune rune) => Rune.IsWhiteSpace(rune) ? Space : rune;
}
