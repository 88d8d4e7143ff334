namespace Unroll.Cli.Plots;

/// <summary>A picture of panels, one below the other.</summary>
internal static class PanelStack
{
    private const int Margin = 10;

    /// <summary>All panels as one picture.</summary>
    public static SvgDocument Of(IReadOnlyList<IPanel> panels)
    {
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
