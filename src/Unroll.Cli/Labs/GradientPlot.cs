using Unroll.Cli.Plots;

namespace Unroll.Cli.Labs;

/// <summary>The gradients of all cells as a picture: before training on the left, after it on the right.</summary>
internal static class GradientPlot
{
    /// <summary>Powers of ten that are shown; a share beyond is drawn at the edge.</summary>
    private const int Least = -20, Most = 5;

    /// <summary>Colours that readers who do not see all of them can tell apart (Okabe &amp; Ito 2008).</summary>
    private static readonly string[] Colours =
        ["#000000", "#999999", "#d55e00", "#e69f00", "#009e73", "#0072b2", "#cc79a7"];

    public static void Write(string path, GradientLabOptions options, IReadOnlyList<CellReport> reports)
    {
        Chart Of(string title, Func<CellReport, IReadOnlyList<double>> shares) => new(
            title, $"step of {options.FlowLength}", Least, Most,
            [.. reports.Select((report, i) => new Curve(Label(report), Colours[i % Colours.Length], shares(report)))]);

        new ChartRow(
            $"{options.Task.Name}: gradient of the loss with respect to each step's state, as a share of the last "
            + "step's",
            [Of("before training", report => report.Before), Of("after training", report => report.After)])
            .ToDocument().Write(path);
    }

    private static string Label(CellReport report) =>
        $"{report.Cell.Name} {report.Cell.Equation}".TrimEnd() + $": learned up to {report.Longest.Average():F0} steps";
}
