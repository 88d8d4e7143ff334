namespace Unroll.Cli.Plots;

/// <summary>Charts of the same curves beside each other, with a title above and a legend beneath.</summary>
internal sealed class LogChartRow(string title, IReadOnlyList<LogChart> charts)
{
    private const int Margin = 12, Title = 24, LegendRow = 18, LegendColumns = 2, Swatch = 24;

    public SvgDocument ToDocument()
    {
        var curves = charts[0].Curves;
        var (width, height) = (charts.Sum(chart => chart.Width) + 2 * Margin, charts[0].Height);
        var rows = (curves.Count + LegendColumns - 1) / LegendColumns;
        return new(width, Title + height + rows * LegendRow + 2 * Margin, svg =>
        {
            svg.Text(title, Anchor.Middle, width / 2.0, Margin + Title / 2.0);
            for (var i = 0; i < charts.Count; i++)
                charts[i].Write(svg, Margin + i * charts[i].Width, Margin + Title);
            for (var i = 0; i < curves.Count; i++)
            {
                // Down the first column, then the second, as the curves are in order.
                var (x, y) = (Margin + i / rows * (width / LegendColumns) + Swatch,
                    Margin + Title + height + (i % rows + 0.5) * LegendRow);
                svg.Line([(x, y), (x + Swatch, y)], curves[i].Colour, 3);
                svg.Text(curves[i].Name, Anchor.Start, x + Swatch + 6, y);
            }
        });
    }
}
