using Unroll.Cli.Plots;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// What translations looked at, as a picture: a map for each, one below the other, source tokens from left to right and
/// target tokens from top to bottom, white for 0 to black for 1.
/// </summary>
internal static class AttentionPlot
{
    private const int Margin = 10;

    /// <summary>All maps as one picture.</summary>
    public static SvgDocument Of(IReadOnlyList<Alignment> alignments)
    {
        AttentionPanel[] panels = [.. alignments.Select(alignment => new AttentionPanel(alignment))];
        var width = panels.Select(panel => panel.Width).DefaultIfEmpty(0).Max() + 2 * Margin;
        var height = panels.Sum(panel => panel.Height + Margin) + Margin;
        return new SvgDocument(width, height, svg =>
        {
            var y = Margin;
            foreach (var panel in panels)
            {
                panel.Write(svg, Margin, y);
                y += panel.Height + Margin;
            }
        });
    }
}
