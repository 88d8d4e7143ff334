using TorchSharp;

namespace Unroll.Peers;

/// <summary>Sequences as the tensors that libtorch takes.</summary>
internal static class TorchBatches
{
    /// <summary>Ids padded to <c>[batch, time]</c>.</summary>
    public static torch.Tensor Padded(int[][] sequences, int padding)
    {
        var longest = sequences.Max(sequence => sequence.Length);
        var padded = new long[sequences.Length * longest];
        Array.Fill(padded, padding);
        for (var row = 0; row < sequences.Length; row++)
        {
            for (var t = 0; t < sequences[row].Length; t++)
                padded[(row * longest) + t] = sequences[row][t];
        }
        return torch.tensor(padded, [sequences.Length, longest]);
    }

    /// <summary>The lengths, <c>[batch]</c>.</summary>
    public static torch.Tensor Lengths(int[][] sequences) =>
        torch.tensor(sequences.Select(sequence => (long)sequence.Length).ToArray());
}
