namespace Unroll.Cli.Labs;

/// <summary>What came of one cell and one seed.</summary>
/// <param name="Trials">The trials with clipping, from the shortest length on, as far as it was tried.</param>
/// <param name="IsLearnedUnclipped">Whether the longest length learned is learned without clipping too.</param>
/// <param name="Shown">The training whose gradients are shown.</param>
/// <param name="HalfOpen">Its gradients before training, had its gates been half open.</param>
internal sealed record SweepResult(
    IReadOnlyList<(int Length, MemoryTrialResult Result)> Trials, bool IsLearnedUnclipped, MemoryTrialResult Shown,
    IReadOnlyList<double> HalfOpen)
{
    /// <summary>The longest sequences that were learned, in steps; 0 for none.</summary>
    public int Longest => Trials.Where(trial => trial.Result.IsLearned).Select(trial => trial.Length)
        .DefaultIfEmpty(0).Last();
}
