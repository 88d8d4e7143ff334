using TorchSharp;

namespace Unroll.Peers;

/// <summary>Texts and what is to be said of them, as libtorch takes them.</summary>
internal sealed class TorchTextBatch(int[][] texts, int[] targets, TorchChainTags? chain = null) : IDisposable
{
    /// <summary>Ids padded to <c>[batch, time]</c>.</summary>
    public torch.Tensor Tokens { get; } = TorchBatches.Padded(texts, Vocabulary.Padding);

    /// <summary><c>[batch]</c>.</summary>
    public torch.Tensor Lengths { get; } = TorchBatches.Lengths(texts);

    /// <summary>One for each row of scores.</summary>
    public torch.Tensor Targets { get; } = torch.tensor(targets.Select(target => (long)target).ToArray());

    public TorchChainTags? Chain { get; } = chain;

    public void Dispose()
    {
        Tokens.Dispose();
        Lengths.Dispose();
        Targets.Dispose();
        Chain?.Dispose();
    }
}
