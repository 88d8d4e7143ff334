namespace Unroll;

/// <summary>The states of all layers and directions at one end of a batch.</summary>
/// <param name="Hidden">h, [layers * directions, batch, hidden]: layer by layer, the forward direction first; [layers * directions, hidden] for unbatched input.</param>
/// <param name="Memory">c in the same shape, for a cell with a memory; else null.</param>
public sealed record RecurrentState(Tensor Hidden, Tensor? Memory = null);
