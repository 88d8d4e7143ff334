namespace Unroll.Peers;

/// <summary>Something timed beside the two sides, with work of its own in the contest's unit.</summary>
internal sealed record Comparator(string Name, Work Work, Func<IContender> Enter);
