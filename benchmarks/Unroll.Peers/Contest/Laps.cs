namespace Unroll.Peers;

/// <summary>What came of the rounds of one phase.</summary>
/// <param name="OfLanes"><c>[lane][round]</c>.</param>
/// <param name="Peaks">The processor's peak in each round, in 10^9 operations a second.</param>
internal sealed record Laps(Lap[][] OfLanes, double[] Peaks);
