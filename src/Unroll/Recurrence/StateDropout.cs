using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Variational dropout of the hidden state (Gal &amp; Ghahramani 2016): for each sequence, some units of h(t-1) are 0
/// in W_hh h(t-1), the same ones at every step, and the others divided by 1 - probability. The cell itself still sees
/// the whole h(t-1).
/// </summary>
internal sealed class StateDropout
{
    private readonly float[] _mask;
    private readonly int _units;

    public StateDropout(Draws draws, float probability, int sequences, int hidden)
    {
        _units = Panels.Padded(hidden);
        _mask = new float[sequences * _units];
        var kept = 1 / (1 - probability);
        for (var sequence = 0; sequence < sequences; sequence++)
        {
            for (var unit = 0; unit < hidden; unit++)
                _mask[sequence * _units + unit] = draws.Uniform((ulong)(sequence * (long)hidden + unit)) >= probability
                    ? kept : 0;
        }
    }

    /// <summary>A state as the product sees it.</summary>
    public void Apply(int sequence, ReadOnlySpan<float> state, Span<float> dropped) =>
        TensorPrimitives.Multiply(state, Of(sequence), dropped);

    /// <summary>Adds the gradient of the product's input to a state's gradient.</summary>
    public void AddBack(int sequence, ReadOnlySpan<float> reached, Span<float> gradient) =>
        TensorPrimitives.MultiplyAdd(reached, Of(sequence), gradient, gradient);

    private ReadOnlySpan<float> Of(int sequence) => _mask.AsSpan(sequence * _units, _units);
}
