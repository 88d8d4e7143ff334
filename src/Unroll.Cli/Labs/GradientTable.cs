using System.Globalization;
using Unroll.Cli.Tasks;

namespace Unroll.Cli.Labs;

/// <summary>The results of <c>lab gradients</c> for people.</summary>
internal sealed class GradientTable(GradientLabOptions options, TextWriter output)
{
    private const int Name = 13;
    private const int Equation = 15;
    private const int Count = 6;
    private const int Column = 11;
    private const int Strip = 60;

    private static readonly string Learned = $"seeds of {GradientLabOptions.Seeds} that learned";

    /// <summary>What a gradient's share of the last step's is drawn as, from the least on.</summary>
    private static readonly (double From, char Shade)[] Shades =
        [(0, '·'), (1e-10, '░'), (1e-6, '▒'), (1e-3, '▓'), (1e-1, '█'), (10, '▲')];

    private int LengthsWidth => Math.Max(Learned.Length, options.Lengths.Count * Count);

    public void Begin()
    {
        var (trial, lengths) = (options.Trial, options.Lengths);
        output.WriteLine($"{options.Task.Name}: {options.Task.Description}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Amount.Of(options.Hidden, "unit")}, at most {Amount.Of(trial.Updates, "update")} of Adam at "
            + $"{trial.LearningRate} on batches of {trial.BatchSize}, gradients clipped to norm {trial.ClipNorm}"));
        output.WriteLine(options.OpenGates
            ? "gates that keep the state begin open over the sequence (chrono initialisation)"
            : "gates begin half open, with biases near 0");
        output.WriteLine();
        output.WriteLine($"{"",-Name}{"",-Equation}{Learned.PadLeft(LengthsWidth)}"
            + $"{"up to",Column}{"largest",Column}{"without",Column}");
        output.WriteLine($"{"cell",-Name}{"equations",-Equation}{ByLength(length => $"{length}")}"
            + $"{"(mean)",Column}{"norm",Column}{"clipping",Column}");
    }

    public void Show(CellReport report)
    {
        var learned = ByLength(length => $"{report.LearnedAt(length)}".PadLeft(1, '-'));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Cell.Name,-Name}{report.Cell.Equation,-Equation}{learned}"
            + $"{report.Longest.Average(),Column:F0}{report.LargestNorm,Column:0.0e+0}"
            + $"{$"{report.LearnedUnclipped} of {report.Learned}",Column}"));
    }

    public void End(IReadOnlyList<CellReport> reports)
    {
        foreach (var moment in options.Moments)
        {
            output.WriteLine();
            output.WriteLine($"{moment.Name}: the gradient of each step's state as a share of the last step's");
            foreach (var report in reports.Where(report => moment.Of(report).Count > 0))
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Cell.Name,-Name}{Drawn(moment.Of(report))}{moment.Of(report)[0],Column:0.0e+0}"));
            var last = options.FlowLength.ToString(CultureInfo.InvariantCulture);
            var width = Math.Min(Strip, options.FlowLength);
            output.WriteLine($"{"step",-Name}1{last.PadLeft(Math.Max(width - 1, last.Length + 1))}");
        }
        output.WriteLine();
        output.WriteLine($"{"",-Name}{string.Join("  ", Shades.Select(Legend))}");
    }

    private string ByLength(Func<int, string> cell) =>
        string.Concat(options.Lengths.Select(length => cell(length).PadLeft(Count))).PadLeft(LengthsWidth);

    private static string Drawn(IReadOnlyList<double> shares) => string.Concat(
        Enumerable.Range(0, Math.Min(Strip, shares.Count)).Select(i => Shade(
            shares[(int)((i + 0.5) * shares.Count / Math.Min(Strip, shares.Count))])));

    private static char Shade(double share) => Array.FindLast(Shades, shade => share >= shade.From).Shade;

    private static string Legend((double From, char Shade) shade) => shade.From == 0 ? $"{shade.Shade} less"
        : string.Create(CultureInfo.InvariantCulture, $"{shade.Shade} {shade.From:0.###e+0} or more");
}
