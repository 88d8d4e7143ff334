namespace Unroll.Peers;

/// <summary>The speeds of one entrant, in units of work a second.</summary>
internal sealed record Lane(string Name, double Median, double[] Rounds);
