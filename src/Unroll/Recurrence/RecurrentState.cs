namespace Unroll;

/// <summary>The states of all layers and directions at one end of a batch.</summary>
/// <param name="Hidden">
/// h, [layers * directions, batch, hidden]: layer by layer, the forward direction first; [layers * directions, hidden]
/// for unbatched input.
/// </param>
/// <param name="Memory">c in the same shape, for a cell with a memory; else null.</param>
public sealed record RecurrentState(Tensor Hidden, Tensor? Memory = null)
{
    /// <summary>h, as it was given.</summary>
    public Tensor Hidden { get; init => field = Given.Value(value, nameof(Hidden)); } = Given.Value(Hidden);

    /// <exception cref="ArgumentException">A given state does not fit the cell, or has another shape.</exception>
    internal static void Check<TCell>(RecurrentState initial, Shape shape) where TCell : struct, IRecurrentCell
    {
        if (TCell.HasMemory != initial.Memory is not null)
            throw new ArgumentException(
                TCell.HasMemory ? "the initial state has no memory c, but this cell carries one beside h; give both"
                : "the initial state has a memory c, but this cell carries only h", nameof(initial));
        if (initial.Hidden.Shape != shape)
            throw new ArgumentException(
                $"the initial h has shape {initial.Hidden.Shape}, but this input needs {shape}", nameof(initial));
        if (initial.Memory is { } memory && memory.Shape != shape)
            throw new ArgumentException(
                $"the initial c has shape {memory.Shape}, but this input needs {shape}", nameof(initial));
    }
}
