using Spectre.Console;

namespace Unroll.Cli.Views;

/// <summary>
/// Lines with shades, for a terminal: 0 is not shaded, 1 and -1 are shaded most. Without colours they are block
/// characters after a minus sign for what is below zero; with colours, levels of grey from black to white, and of blue
/// below zero.
/// </summary>
internal static class Shades
{
    /// <summary>The ends of the greys among a terminal's 256 colours.</summary>
    private const int Darkest = 232, Lightest = 255;

    /// <summary>The block character from each size on.</summary>
    private static readonly (float From, char Block)[] Blocks =
        [(0.75f, '█'), (0.5f, '▓'), (0.25f, '▒'), (0.05f, '░'), (float.NegativeInfinity, ' ')];

    /// <summary>Which shade stands for what.</summary>
    /// <param name="more">What follows the largest.</param>
    public static IEnumerable<ShadedPart> Key(string more) =>
    [
        .. Blocks.Reverse().Skip(1).SelectMany(
            shade => new[] { new ShadedPart(" ", shade.From), new($" {shade.From:0.##}  ") }),
        new(more),
    ];

    /// <summary>The lines in block characters.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<IEnumerable<ShadedPart>> rows) =>
        [.. rows.Select(row => string.Concat(row.Select(InBlocks)).TrimEnd())];

    /// <summary>The lines in colours, for a terminal that has them.</summary>
    public static Paragraph Coloured(IEnumerable<IEnumerable<ShadedPart>> rows)
    {
        var map = new Paragraph();
        foreach (var row in rows)
        {
            foreach (var part in row)
                map.Append(part.Text, part.Shade is { } shade ? new Style(background: Colour(shade)) : Style.Plain);
            map.Append("\n");
        }
        return map;
    }

    private static string InBlocks(ShadedPart part)
    {
        if (part.Shade is not { } shade)
            return part.Text;
        var block = Blocks.First(one => MathF.Abs(shade) >= one.From).Block;
        return shade < 0 && block != ' '
            ? $"-{new string(block, part.Text.Length - 1)}" : new string(block, part.Text.Length);
    }

    /// <summary>One of the 24 greys of a terminal; a theme may change the first colours, but not these.</summary>
    private static Color Colour(float shade)
    {
        var level = (int)Math.Clamp(MathF.Round((Lightest - Darkest) * MathF.Abs(shade)), 0, Lightest - Darkest);
        return shade < 0 && level > 0
            ? new Color((byte)(4 * level), (byte)(6 * level), (byte)(11 * level)) : Color.FromInt32(Darkest + level);
    }
}

/// <summary>A piece of a line: text, or, with a shade, spaces to be shaded.</summary>
/// <param name="Text">The text.</param>
/// <param name="Shade">From -1 to 1; null for text.</param>
internal readonly record struct ShadedPart(string Text, float? Shade = null);
