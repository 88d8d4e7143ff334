namespace Unroll.Peers;

/// <summary>A contender on the track, with the name its times are kept under.</summary>
internal sealed record Entrant(string Name, IContender Contender, Work Work);
