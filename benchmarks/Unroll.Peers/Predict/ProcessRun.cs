namespace Unroll.Peers;

/// <summary>One process from its start to its end, and the most memory that it held.</summary>
internal sealed record ProcessRun(TimeSpan Elapsed, double PeakMebiBytes);
