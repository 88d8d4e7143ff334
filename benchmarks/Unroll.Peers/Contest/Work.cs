namespace Unroll.Peers;

/// <summary>The amount of work in batch <c>step</c>, in the contest's unit.</summary>
internal delegate double Work(int step, Phase phase);
