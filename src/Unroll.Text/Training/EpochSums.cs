namespace Unroll.Text;

/// <summary>Sums over the steps of an epoch, whose means are reported.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Loss">The losses of all targets.</param>
/// <param name="GradientNorm">The norms of all steps.</param>
/// <param name="Targets">The targets.</param>
internal readonly record struct EpochSums(int Steps, double Loss, double GradientNorm, long Targets);
