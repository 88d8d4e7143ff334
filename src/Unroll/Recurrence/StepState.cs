namespace Unroll;

/// <summary>
/// The states of one sequence that is read one step at a time, and the memory that <see cref="Recurrent{TCell}.Step"/>
/// works in, so that a step allocates nothing. It belongs to one sequence and one thread.
/// </summary>
public sealed class StepState
{
    internal StepState(object network, int layers, int units, int gateStride, int partStride, bool hasMemory)
    {
        Network = network;
        Hidden = Rows(layers, 2 * units);
        Memory = Rows(layers, hasMemory ? 2 * units : 0);
        Gates = Buffer<float>.Zeros(gateStride);
        HiddenGates = Buffer<float>.Zeros(partStride);
    }

    /// <summary>The network that the states belong to.</summary>
    internal object Network { get; }

    /// <summary>For each layer h of the last step and room for the next, taking turns.</summary>
    internal Buffer<float>[] Hidden { get; }

    internal Buffer<float>[] Memory { get; }

    internal Buffer<float> Gates { get; }

    internal Buffer<float> HiddenGates { get; }

    /// <summary>How many steps have been taken since the start.</summary>
    public long Steps { get; internal set; }

    /// <summary>
    /// Where the last step's and the next step's states begin in <see cref="Hidden"/> and <see cref="Memory"/>.
    /// </summary>
    internal (int Now, int Next) Places(int units) => Steps % 2 == 0 ? (0, units) : (units, 0);

    /// <summary>Resets the states to zero, for a new sequence.</summary>
    public void Reset()
    {
        foreach (var states in Hidden.Concat(Memory))
            states.Span.Clear();
        Steps = 0;
    }

    private static Buffer<float>[] Rows(int count, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => Buffer<float>.Zeros(size))];
}
