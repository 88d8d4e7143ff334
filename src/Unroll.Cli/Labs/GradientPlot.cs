using Unroll.Cli.Plots;

namespace Unroll.Cli.Labs;

/// <summary>The gradients of all cells as a picture, with one chart for each time that they were measured.</summary>
internal static class GradientPlot
{
    /// <summary>Powers of ten that are shown; a share beyond is drawn at the edge.</summary>
    private const int Least = -20, Most = 5;

    public static void Write(string path, GradientLabOptions options, IReadOnlyList<CellReport> reports)
    {
        LogChart Of(GradientMoment moment) => new(
            moment.Name, $"step of {options.FlowLength}", Least, Most,
            [.. reports.Select((report, i) => new Curve(Label(report), Palette.Colour(i), moment.Of(report)))]);

        new LogChartRow(
            $"{options.Task.Name}: gradient of the loss with respect to each step's state, as a share of the last "
            + "step's",
            [.. options.Moments.Select(Of)])
            .ToDocument().Write(path);
    }

    private static string Label(CellReport report) =>
        $"{report.Cell.Name} {report.Cell.Equation}".TrimEnd() + $": learned up to {report.Longest.Average():F0} steps";
}
