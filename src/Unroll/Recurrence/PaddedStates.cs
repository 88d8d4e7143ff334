using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Converts the states of callers, [sequences, hidden], to those of the time loop, each padded with
/// zeros to whole panels, and back.
/// </summary>
/// <param name="hidden">Units of a state.</param>
/// <param name="units">The same in whole panels.</param>
internal readonly struct PaddedStates(int hidden, int units)
{
    /// <summary>Writes states, or zeros where none are given.</summary>
    public void CopyIn(int sequences, ReadOnlySpan<float> states, Span<float> padded)
    {
        padded[..(sequences * units)].Clear();
        for (var sequence = 0; sequence < sequences && !states.IsEmpty; sequence++)
            states.Slice(sequence * hidden, hidden).CopyTo(padded[(sequence * units)..]);
    }

    /// <summary>Adds states to a caller's, if it has any.</summary>
    public void AddOut(int sequences, ReadOnlySpan<float> padded, Span<float> states)
    {
        for (var sequence = 0; sequence < sequences && !states.IsEmpty; sequence++)
        {
            var target = states.Slice(sequence * hidden, hidden);
            TensorPrimitives.Add(target, padded.Slice(sequence * units, hidden), target);
        }
    }
}
