namespace Unroll.Peers;

/// <summary>Sentences as token ids, in no order of length, and their classes.</summary>
internal sealed record TextBatch(int[][] Sequences, int[] Labels)
{
    /// <summary>Real tokens, without padding.</summary>
    public int Tokens { get; } = Sequences.Sum(sequence => sequence.Length);
}
