namespace Unroll.Cli.Plots;

/// <summary>Shares of some groups, from 0 to 1: a line for each of several things that are compared.</summary>
/// <param name="title">What the shares are.</param>
/// <param name="groups">The groups' names, from left to right.</param>
/// <param name="lines">The name of each line, and its share of each group.</param>
internal sealed class ShareChart(
    string title, IReadOnlyList<string> groups, IReadOnlyList<(string Name, double[] Shares)> lines) : IPanel
{
    private const int Left = 40, Top = 28, PlotHeight = 200, GroupWidth = 90;

    /// <summary>Distance of labels from what they belong to, and of lines of text from each other.</summary>
    private const int Gap = 6, LineHeight = 18;

    /// <summary>The length of a line in the legend, and the size of a point.</summary>
    private const int Sample = 24, Point = 6;

    public int Width => Math.Max(
        Legend + Sample + Gap + SvgWriter.Widest(lines.Select(line => line.Name)), SvgWriter.WidthOf(title));

    public int Height => Top + PlotHeight + LineHeight;

    private int PlotWidth => groups.Count * GroupWidth;

    private int Legend => Left + PlotWidth + 3 * Gap;

    public void Write(SvgWriter svg, int x, int y) => svg.Group(x, y, () =>
    {
        svg.Text(title, Anchor.Start, 0, LineHeight / 2);
        foreach (var percent in (int[])[0, 25, 50, 75, 100])
        {
            svg.Line([(Left, YOf(percent / 100d)), (Left + PlotWidth, YOf(percent / 100d))], "#dddddd");
            svg.Text($"{percent}%", Anchor.End, Left - Gap, YOf(percent / 100d));
        }
        foreach (var (i, group) in groups.Index())
            svg.Text(group, Anchor.Middle, XOf(i), Top + PlotHeight + LineHeight / 2 + 2);
        foreach (var (i, (name, shares)) in lines.Index())
            WriteLine(svg, i, name, shares);
    });

    private void WriteLine(SvgWriter svg, int number, string name, double[] shares)
    {
        var colour = Palette.Colour(number);
        svg.Line(shares.Select((share, i) => (XOf(i), YOf(share))), colour, width: 2);
        foreach (var (i, share) in shares.Index())
            svg.Rectangle(XOf(i) - Point / 2, YOf(share) - Point / 2, Point, Point, colour,
                title: FormattableString.Invariant($"{name}, {groups[i]}: {share * 100:F2}%"));
        var y = Top + Gap + number * LineHeight;
        svg.Line([(Legend, y), (Legend + Sample, y)], colour, width: 2);
        svg.Text(name, Anchor.Start, Legend + Sample + Gap, y);
    }

    private static double XOf(int group) => Left + (group + 0.5) * GroupWidth;

    private static double YOf(double share) => Top + (1 - share) * PlotHeight;
}
