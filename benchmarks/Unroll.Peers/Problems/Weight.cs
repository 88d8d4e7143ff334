namespace Unroll.Peers;

/// <summary>One parameter's values in row-major order.</summary>
internal sealed record Weight(long[] Shape, float[] Data);
