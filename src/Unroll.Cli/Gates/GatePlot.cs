using Unroll.Cli.Plots;
using Unroll.Cli.Views;

namespace Unroll.Cli.Gates;

/// <summary>Gates, memory and hidden state as a picture: a map for each direction of each layer.</summary>
internal static class GatePlot
{
    /// <summary>The most tokens in a picture; a wider one could not be read.</summary>
    private const int MostTokens = 200;

    /// <summary>Terminal cells that a token may take.</summary>
    private const int LabelRoom = 40;

    public static SvgDocument Of(GatesShown shown)
    {
        var heads = TokenLabel.Of(shown.Tokens, MostTokens, LabelRoom);
        string?[] lines =
        [
            shown.Summary,
            shown.Units is null ? "white to black: a row's least to its greatest"
                : "white to black: 0 to the greatest; blue: below 0",
            shown.Cut(MostTokens),
        ];
        return PanelStack.Of(
        [
            new TextPanel([.. lines.OfType<string>()]),
            .. GateTable.Of(shown.Layers, shown.Units).Select(table => new HeatMap(
                [.. table.Rows.Select(row => row.Label)], heads, (row, t) => table.Rows[row].Shades[t],
                (row, t) => $"{heads[t]}, {table.Rows[row].Name}: {GateRow.Text(table.Rows[row].Values[t])}")
            {
                Title = table.Title,
                HasHeadsBelow = true,
                HasRuleAbove = row => table.Rows[row].BeginsBlock,
            }),
        ]);
    }
}
