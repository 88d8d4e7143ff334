namespace Unroll;

/// <summary>The weights α of equation (13), one for each state of a sequence's source, at each of its steps.</summary>
public sealed class AttentionWeights
{
    private readonly float[] _values;
    private readonly PackedLayout _layout;
    private readonly int[] _starts;
    private readonly int[] _lengths;

    /// <param name="values">For each place in packed order, [steps, source].</param>
    /// <param name="layout">The steps.</param>
    /// <param name="starts">Where each place's weights begin.</param>
    /// <param name="lengths">States of each place's source.</param>
    internal AttentionWeights(float[] values, PackedLayout layout, int[] starts, int[] lengths) =>
        (_values, _layout, _starts, _lengths) = (values, layout, starts, lengths);

    /// <summary>
    /// The weights of a sequence's source at one step: one for each of its states, which sum to 1.
    /// </summary>
    /// <param name="sequence">The sequence, in the order given.</param>
    /// <param name="step">The step, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence or step.</exception>
    public ReadOnlySpan<float> this[int sequence, int step]
    {
        get
        {
            if ((uint)sequence >= (uint)_starts.Length)
                throw new ArgumentOutOfRangeException(
                    nameof(sequence), $"sequence is {sequence}, but there are {_starts.Length}, from 0 on");
            if ((uint)step >= (uint)_layout.LengthOf(sequence))
                throw new ArgumentOutOfRangeException(
                    nameof(step),
                    $"step is {step}, but sequence {sequence} has {_layout.LengthOf(sequence)}, from 0 on");
            var place = _layout.PlaceOf(sequence);
            return _values.AsSpan(_starts[place] + step * _lengths[place], _lengths[place]);
        }
    }
}
