using Spectre.Console;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// What a translation looked at, for a terminal: a row for each of its tokens, a column for each token of the source,
/// darker or lighter for larger weights. If the source is too wide, its tokens are written downwards, one character
/// below the other; if that is too wide too, the columns continue below.
/// </summary>
internal static class AttentionMap
{
    /// <summary>The most tokens of either side that are shown; more would be unreadable.</summary>
    private const int Shown = 60;

    /// <summary>Cells that a token may take.</summary>
    private const int LabelRoom = 16;

    /// <summary>The narrowest map there is; a terminal narrower than that breaks its lines.</summary>
    private const int Narrowest = 40;

    /// <summary>Cells of a column whose token is written downwards: a Chinese character.</summary>
    private const int NarrowColumn = 2;

    /// <summary>The ends of the greys among a terminal's 256 colours.</summary>
    private const int Darkest = 232, Lightest = 255;

    /// <summary>The block character from each weight on.</summary>
    private static readonly (
        float From, char Block)[] Shades = [(0.75f, '█'), (0.5f, '▓'), (0.25f, '▒'), (0.05f, '░'),
        (float.NegativeInfinity, ' ')];

    /// <summary>The map in block characters, no line of it wider than the terminal.</summary>
    /// <param name="alignment">The weights.</param>
    /// <param name="width">Cells of a line; the map takes at least 40.</param>
    public static IReadOnlyList<string> Lines(Alignment alignment, int width) =>
        [.. Rows(alignment, width).Select(row => string.Concat(row.Select(Blocks)).TrimEnd())];

    /// <summary>The map in levels of grey, from black for 0 to white for 1, for a terminal with colours.</summary>
    /// <param name="alignment">The weights.</param>
    /// <param name="width">Cells of a line; the map takes at least 40.</param>
    public static Paragraph Shaded(Alignment alignment, int width)
    {
        var map = new Paragraph();
        foreach (var row in Rows(alignment, width))
        {
            foreach (var part in row)
                map.Append(part.Text, part.Weight is { } weight ? new Style(background: Grey(weight)) : Style.Plain);
            map.Append("\n");
        }
        return map;
    }

    private static string Blocks(Part part) => part.Weight is { } weight
        ? new string(Shades.First(shade => weight >= shade.From).Block, part.Text.Length) : part.Text;

    /// <summary>One of the 24 greys of a terminal; a theme may change the first colours, but not these.</summary>
    private static Color Grey(float weight) =>
        Color.FromInt32(Darkest + (int)Math.Clamp(MathF.Round((Lightest - Darkest) * weight), 0, Lightest - Darkest));

    private static IEnumerable<IEnumerable<Part>> Rows(Alignment alignment, int width)
    {
        string[] labels = TokenLabel.Of(alignment.Target, Shown, LabelRoom),
            heads = TokenLabel.Of(alignment.Source, Shown, LabelRoom);
        var left = TokenLabel.Widest(labels) + 1;
        var room = Math.Max(width, Narrowest) - left;
        int[] wide = [.. heads.Select(head => Math.Max(NarrowColumn, head.GetCellWidth()) + 1)];
        var isFlat = wide.Sum() <= room;
        foreach (var columns in Enumerable.Range(0, heads.Length).Chunk(isFlat ? Shown : room / NarrowColumn))
        {
            if (columns[0] > 0)
                yield return [];
            foreach (var line in isFlat ? [[.. heads]] : Downwards(columns.Select(s => heads[s])))
                yield return [Text("", left),
                    .. columns.Select((s, i) => Text(line[i], isFlat ? wide[s] : NarrowColumn))];
            for (var t = 0; t < labels.Length; t++)
                yield return [Label(labels[t], left),
                    .. columns.SelectMany(
                    s => isFlat ? [Cell(alignment[t, s], wide[s] - 1), Text("", 1)]
                    : new[] { Cell(alignment[t, s], NarrowColumn) })];
        }
        foreach (var (tokens, side) in new[] { (alignment.Source.Count, "source"), (alignment.Target.Count, "target") })
            if (tokens > Shown)
                yield return [Text($"the first {Shown} of {tokens:N0} {side} tokens", 0)];
        yield return [.. Shades.Reverse().Skip(1)
            .SelectMany(shade => new[] { Cell(shade.From, 1), Text($" {shade.From:0.##}  ", 0) }), Text("and more", 0)];
    }

    /// <summary>Column heads written downwards, all ending on the last line.</summary>
    private static IEnumerable<string[]> Downwards(IEnumerable<string> heads)
    {
        string[][] characters = [.. heads.Select(head => TokenLabel.Characters(head).ToArray())];
        var height = characters.Max(head => head.Length);
        return Enumerable.Range(0, height)
            .Select(line =>
            characters.Select(head => line - (height - head.Length) is >= 0 and var at ? head[at] : "").ToArray());
    }

    private static Part Text(string text, int width) => new(text + Spaces(width - text.GetCellWidth()), null);

    /// <summary>Right-aligned, followed by a space.</summary>
    private static Part Label(string text, int width) => new($"{Spaces(width - 1 - text.GetCellWidth())}{text} ", null);

    private static Part Cell(float weight, int width) => new(Spaces(width), weight);

    private static string Spaces(int count) => new(' ', Math.Max(0, count));

    /// <summary>A piece of a line: text, or, with a weight, spaces to be shaded.</summary>
    private readonly record struct Part(string Text, float? Weight);
}
