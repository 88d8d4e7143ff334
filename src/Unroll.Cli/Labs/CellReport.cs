namespace Unroll.Cli.Labs;

/// <summary>What came of one cell, all seeds together.</summary>
internal sealed class CellReport(LabCell cell, IReadOnlyList<SweepResult> results)
{
    /// <summary>The smallest float32 above 0, for gradients that vanished altogether.</summary>
    private const double Least = 1e-45;

    public LabCell Cell => cell;

    /// <summary>The longest sequences that each seed learned, in steps.</summary>
    public IReadOnlyList<int> Longest { get; } = [.. results.Select(result => result.Longest)];

    public double LargestNorm { get; } = results.Max(result => result.LargestNorm);

    /// <summary>How many seeds learned anything.</summary>
    public int Learned { get; } = results.Count(result => result.Longest > 0);

    /// <summary>How many of them learn their longest sequences without clipping too.</summary>
    public int LearnedUnclipped { get; } = results.Count(result => result.IsLearnedUnclipped);

    /// <summary>The gradient of each step's state as a share of the last step's, before training.</summary>
    public IReadOnlyList<double> Before { get; } = Shares(results.Select(result => result.Shown.Before));

    /// <summary>The same after training; empty if every training diverged.</summary>
    public IReadOnlyList<double> After { get; } = Shares(
        results.Select(result => result.Shown.After).OfType<IReadOnlyList<double>>());

    /// <summary>Geometric means, as the shares of different seeds differ by orders of magnitude.</summary>
    private static double[] Shares(IEnumerable<IReadOnlyList<double>> norms)
    {
        IReadOnlyList<double>[] all = [.. norms.Where(one => one[^1] > 0)];
        return all.Length == 0 ? []
            : [.. Enumerable.Range(0, all[0].Count).Select(t =>
                Math.Exp(all.Average(one => Math.Log(Math.Max(one[t] / one[^1], Least)))))];
    }
}
