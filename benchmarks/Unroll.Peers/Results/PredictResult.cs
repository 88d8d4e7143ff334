namespace Unroll.Peers;

/// <summary>What was measured with one classifier.</summary>
/// <param name="Row">Lines a second; the first lane is ours.</param>
/// <param name="ColdStart">Milliseconds from the start of a process to its first line, the median.</param>
/// <param name="ColdStarts">All of them.</param>
/// <param name="Memory">Our process's peaks, for few lines and for many.</param>
internal sealed record PredictResult(Row Row, double ColdStart, double[] ColdStarts, IReadOnlyList<Weighing> Memory);
