namespace Unroll.Cli.Labs;

/// <summary>What came of one cell and one seed.</summary>
/// <param name="Longest">The longest sequences that were learned, in steps; 0 for none.</param>
/// <param name="LargestNorm">The largest norm of a gradient of the parameters, before clipping.</param>
/// <param name="IsLearnedUnclipped">Whether those longest sequences are learned without clipping too.</param>
/// <param name="Shown">The training whose gradients are shown.</param>
internal sealed record SweepResult(
    int Longest, double LargestNorm, bool IsLearnedUnclipped, MemoryTrialResult Shown);
