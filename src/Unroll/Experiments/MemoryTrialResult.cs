namespace Unroll;

/// <summary>What came of a <see cref="MemoryTrial"/>.</summary>
/// <param name="IsLearned">Whether the score reached <see cref="MemoryTrial.LearnedScore"/>.</param>
/// <param name="Updates">After how many updates training ended.</param>
/// <param name="Score">
/// The last score, on sequences that were not trained on; not finite if training diverged there.
/// </param>
/// <param name="LargestNorm">
/// The largest norm of a gradient of the parameters, before clipping; infinite if training diverged.
/// </param>
/// <param name="Before">
/// <see cref="GradientFlow.Norms"/> of the initial weights, one norm per step.
/// </param>
/// <param name="After">The same after training; null if training diverged.</param>
public sealed record MemoryTrialResult(
    bool IsLearned, int Updates, double Score, double LargestNorm, IReadOnlyList<double> Before,
    IReadOnlyList<double>? After);
