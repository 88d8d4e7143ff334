using TorchSharp;

namespace Unroll.Peers;

/// <summary>A network over texts.</summary>
internal abstract class TorchTextModel(string name) : torch.nn.Module(name)
{
    /// <param name="tokens">Ids padded to <c>[batch, time]</c>.</param>
    /// <param name="lengths">The real lengths, <c>[batch]</c>.</param>
    /// <returns>Scores, a row for each target.</returns>
    public abstract torch.Tensor Score(torch.Tensor tokens, torch.Tensor lengths);

    /// <param name="targets">As many as rows.</param>
    /// <param name="chain">The same as a chain takes them, where there is one.</param>
    public virtual torch.Tensor Loss(torch.Tensor scores, torch.Tensor targets, TorchChainTags? chain)
        => torch.nn.functional.cross_entropy(scores, targets);
}
