using TorchSharp;

namespace Unroll.Peers;

/// <summary>What attention reads of sources.</summary>
/// <param name="States"><c>[batch, time, state]</c>.</param>
/// <param name="Keys"><c>[batch, time, attention]</c>.</param>
/// <param name="Mask"><c>[batch, 1, time]</c>, as in <see cref="TorchSources"/>.</param>
internal sealed record TorchMemory(torch.Tensor States, torch.Tensor Keys, torch.Tensor? Mask)
{
    /// <summary>The first <paramref name="count"/> sources, as views.</summary>
    public TorchMemory First(long count)
        => count == States.shape[0]
            ? this
            : new TorchMemory(States.narrow(0, 0, count), Keys.narrow(0, 0, count), Mask?.narrow(0, 0, count));

    /// <summary>The sources of these numbers.</summary>
    public TorchMemory Select(torch.Tensor numbers) => new(
        States.index_select(0, numbers), Keys.index_select(0, numbers), Mask?.index_select(0, numbers));

    /// <summary>Lets these tensors live as long as the scope around the current one.</summary>
    public TorchMemory MoveToOuterDisposeScope()
    {
        States.MoveToOuterDisposeScope();
        Keys.MoveToOuterDisposeScope();
        Mask?.MoveToOuterDisposeScope();
        return this;
    }
}
