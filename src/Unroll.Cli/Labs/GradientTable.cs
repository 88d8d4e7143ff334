using System.Globalization;

namespace Unroll.Cli.Labs;

/// <summary>The results of <c>lab gradients</c> for people.</summary>
internal sealed class GradientTable(GradientLabOptions options, TextWriter output)
{
    private const int Name = 13;
    private const int Equation = 15;
    private const int Column = 11;
    private const int Moment = 16;
    private const int Longest = 19;
    private const int Strip = 60;

    /// <summary>What a gradient's share of the last step's is drawn as, from the least on.</summary>
    private static readonly (double From, char Shade)[] Shades =
        [(0, '·'), (1e-10, '░'), (1e-6, '▒'), (1e-3, '▓'), (1e-1, '█'), (10, '▲')];

    public void Begin()
    {
        var trial = options.Trial;
        output.WriteLine(
            $"{options.Task.Name}: {options.Task.Description}, {options.Lengths[0]} to {options.Lengths[^1]} steps");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Hidden} units, at most {trial.Updates} updates of Adam at {trial.LearningRate} on batches of "
            + $"{trial.BatchSize}, gradients clipped to norm {trial.ClipNorm}, {GradientLabOptions.Seeds} seeds"));
        output.WriteLine(options.OpenGates
            ? "gates that keep the state begin open over the sequence (chrono initialisation)"
            : "gates begin half open, with biases near 0");
        output.WriteLine();
        var steps = options.FlowLength;
        string[] moments = [.. options.Moments.Select(moment => moment.Name.PadLeft(Moment))];
        output.WriteLine($"{"",-Name}{"",-Equation}"
            + $"{$"gradient, step 1 of {steps}".PadLeft(moments.Length * Moment)}{"learned up to",Longest}"
            + $"{"largest",Column}{"without",Column}");
        output.WriteLine($"{"cell",-Name}{"equations",-Equation}{string.Concat(moments)}{"(mean steps)",Longest}"
            + $"{"norm",Column}{"clipping",Column}");
    }

    public void Show(CellReport report)
    {
        var each = string.Join(' ', report.Longest);
        var shares = options.Moments.Select(moment => Share(moment.Of(report)).PadLeft(Moment));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Cell.Name,-Name}{report.Cell.Equation,-Equation}{string.Concat(shares)}"
            + $"{$"{report.Longest.Average():F0} ({each})",Longest}"
            + $"{report.LargestNorm,Column:G2}{$"{report.LearnedUnclipped} of {report.Learned}",Column}"));
    }

    public void End(IReadOnlyList<CellReport> reports)
    {
        foreach (var moment in options.Moments)
        {
            output.WriteLine();
            output.WriteLine($"{moment.Name}: the gradient of each step's state as a share of the last step's");
            foreach (var report in reports.Where(report => moment.Of(report).Count > 0))
                output.WriteLine($"{report.Cell.Name,-Name}{Drawn(moment.Of(report))}");
            var last = options.FlowLength.ToString(CultureInfo.InvariantCulture);
            var width = Math.Min(Strip, options.FlowLength);
            output.WriteLine($"{"step",-Name}1{last.PadLeft(Math.Max(width - 1, last.Length + 1))}");
        }
        output.WriteLine();
        output.WriteLine($"{"",-Name}{string.Join("  ", Shades.Select(Legend))}");
    }

    private static string Share(IReadOnlyList<double> shares) =>
        shares.Count == 0 ? "diverged" : shares[0].ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Drawn(IReadOnlyList<double> shares) => string.Concat(
        Enumerable.Range(0, Math.Min(Strip, shares.Count)).Select(i => Shade(
            shares[(int)((i + 0.5) * shares.Count / Math.Min(Strip, shares.Count))])));

    private static char Shade(double share) => Array.FindLast(Shades, shade => share >= shade.From).Shade;

    private static string Legend((double From, char Shade) shade) => shade.From == 0 ? $"{shade.Shade} less"
        : string.Create(CultureInfo.InvariantCulture, $"{shade.Shade} {shade.From:0.###e+0} or more");
}
