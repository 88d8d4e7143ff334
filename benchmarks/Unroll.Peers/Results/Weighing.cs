namespace Unroll.Peers;

/// <summary>The peak memory of one side's process.</summary>
internal sealed record Weighing(string Name, double MebiBytes);
