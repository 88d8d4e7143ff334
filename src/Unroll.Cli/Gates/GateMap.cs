using Unroll.Cli.Views;

namespace Unroll.Cli.Gates;

/// <summary>Gates, memory and hidden state for a terminal, with the tokens below those of each layer.</summary>
internal static class GateMap
{
    /// <summary>The map's lines, none wider than the terminal.</summary>
    /// <param name="width">Cells of a line; the map takes at least 40.</param>
    public static IEnumerable<IEnumerable<ShadedPart>> Rows(GatesShown shown, int width)
    {
        yield return [new(shown.Summary)];
        foreach (var table in GateTable.Of(shown.Layers, shown.Units))
        {
            yield return [];
            yield return [new(table.Title)];
            var map = new TokenMap(
                [.. table.Rows.Select(row => row.Label)], shown.Tokens, (row, t) => table.Rows[row].Shades[t])
            {
                HasTokensBelow = true,
            };
            foreach (var row in map.Rows(width))
                yield return row;
        }
        yield return [];
        if (shown.Cut(TokenMap.Shown) is { } cut)
            yield return [new(cut)];
        yield return Shades.Key(shown.Units is null
            ? "and more of the way from a row's least to its greatest"
            : "and more of the greatest absolute value");
        if (shown.Units is not null)
            yield return [new("  ", -0.5f), new(" below zero")];
    }
}
