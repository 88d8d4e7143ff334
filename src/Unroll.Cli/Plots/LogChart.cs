namespace Unroll.Cli.Plots;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Values">Its values, above 0, at 1, 2 and so on; none if there is nothing to draw.</param>
internal sealed record Curve(string Name, string Colour, IReadOnlyList<double> Values);

/// <summary>Curves over steps, on a scale of powers of ten.</summary>
/// <param name="title">What it shows.</param>
/// <param name="axis">The name of the axis from left to right.</param>
/// <param name="least">The power of ten at the lower edge.</param>
/// <param name="most">The power of ten at the upper edge.</param>
internal sealed class LogChart(string title, string axis, int least, int most, IReadOnlyList<Curve> curves) : IPanel
{
    private const int Left = 48, Right = 16, Top = 28, Bottom = 44, Inner = 360, InnerHeight = 300;
    private const int PowersApart = 5;
    private const string Grid = "#dddddd", Frame = "#888888";

    public int Width => Left + Inner + Right;

    public int Height => Top + InnerHeight + Bottom;

    public IReadOnlyList<Curve> Curves => curves;

    public void Write(SvgWriter svg, int x, int y) => svg.Group(x, y, () =>
    {
        svg.Text(title, Anchor.Middle, Left + Inner / 2.0, Top / 2.0);
        for (var power = least; power <= most; power += PowersApart)
        {
            var height = YOf(power);
            svg.Line([(Left, height), (Left + Inner, height)], power == 0 ? Frame : Grid);
            svg.Text(power == 0 ? "1" : $"1e{power}", Anchor.End, Left - 6, height);
        }
        var steps = curves.Max(curve => curve.Values.Count);
        foreach (var step in new[] { 1, steps / 4, steps / 2, steps * 3 / 4, steps }.Where(step => step > 0).Distinct())
            svg.Text($"{step}", Anchor.Middle, XOf(step, steps), Top + InnerHeight + 12);
        svg.Text(axis, Anchor.Middle, Left + Inner / 2.0, Top + InnerHeight + 30);
        svg.Rectangle(Left, Top, Inner, InnerHeight, "none", Frame);
        foreach (var curve in curves.Where(curve => curve.Values.Count > 0))
            svg.Line(curve.Values.Select((value, i) => (XOf(i + 1, curve.Values.Count), YOf(Math.Log10(value)))),
                curve.Colour, 2);
    });

    private static double XOf(int step, int steps) => Left + (steps == 1 ? 0 : Inner * (step - 1.0) / (steps - 1));

    private double YOf(double power) => Top + InnerHeight * (most - Math.Clamp(power, least, most)) / (most - least);
}
