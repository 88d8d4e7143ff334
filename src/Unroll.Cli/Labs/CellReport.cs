namespace Unroll.Cli.Labs;

/// <summary>What came of one cell, all seeds together.</summary>
internal sealed class CellReport(LabCell cell, IReadOnlyList<SweepResult> results)
{
    /// <summary>What counts for 0 in a geometric mean with other seeds: the smallest float32 above it.</summary>
    private const double Least = float.Epsilon;

    public LabCell Cell => cell;

    /// <summary>The longest sequences that each seed learned, in steps.</summary>
    public IReadOnlyList<int> Longest { get; } = [.. results.Select(result => result.Longest)];

    public double LargestNorm { get; } =
        results.Max(result => result.Trials.Max(trial => trial.Result.LargestNorm));

    /// <summary>How many seeds learned anything.</summary>
    public int Learned { get; } = results.Count(result => result.Longest > 0);

    /// <summary>How many of them learn their longest sequences without clipping too.</summary>
    public int LearnedUnclipped { get; } = results.Count(result => result.IsLearnedUnclipped);

    /// <summary>The trials of each seed.</summary>
    public IReadOnlyList<IReadOnlyList<(int Length, MemoryTrialResult Result)>> Trials { get; } =
        [.. results.Select(result => result.Trials)];

    /// <summary>
    /// The gradient of each step's state as a share of the last step's, before training, had the gates been half open.
    /// </summary>
    public IReadOnlyList<double> HalfOpen { get; } = Shares(results.Select(result => result.HalfOpen));

    /// <summary>The same as gates begin in the training.</summary>
    public IReadOnlyList<double> Before { get; } = Shares(results.Select(result => result.Shown.Before));

    /// <summary>The same after training; empty if every training diverged.</summary>
    public IReadOnlyList<double> After { get; } = Shares(
        results.Select(result => result.Shown.After).OfType<IReadOnlyList<double>>());

    /// <summary>How many seeds learned a length; null if none tried it.</summary>
    public int? LearnedAt(int length)
    {
        bool[] tried =
        [
            .. Trials.SelectMany(trials => trials).Where(trial => trial.Length == length)
                .Select(trial => trial.Result.IsLearned)
        ];
        return tried.Length == 0 ? null : tried.Count(isLearned => isLearned);
    }

    /// <summary>Geometric means, as the shares of different seeds differ by orders of magnitude.</summary>
    private static double[] Shares(IEnumerable<IReadOnlyList<double>> norms)
    {
        IReadOnlyList<double>[] all = [.. norms.Where(one => one[^1] > 0 && one.All(double.IsFinite))];
        return all.Length == 0 ? [] : [.. Enumerable.Range(0, all[0].Count).Select(Mean)];

        double Mean(int t) => all.All(one => one[t] == 0) ? 0
            : Math.Exp(all.Average(one => Math.Log(Math.Max(one[t] / one[^1], Least))));
    }
}
