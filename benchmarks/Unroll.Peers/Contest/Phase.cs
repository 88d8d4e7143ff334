namespace Unroll.Peers;

/// <summary>What is timed: learning from a batch, or only asking for its outputs.</summary>
internal enum Phase
{
    Training,
    Inference,
}
