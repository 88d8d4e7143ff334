namespace Unroll;

public sealed partial class Recurrent<TCell>
{
    /// <summary>Zero states for a sequence that is read step by step.</summary>
    /// <exception cref="InvalidOperationException">
    /// The network is bidirectional, so a step needs the sequence's end.
    /// </exception>
    public StepState NewStepState()
    {
        if (Bidirectional)
            throw new InvalidOperationException(
                "a bidirectional network needs the whole sequence before its first output; use Forward, or a network "
                + "of one direction");
        return NewStates(Layers);
    }

    /// <summary>
    /// One time step of one sequence, for streams; the results are those of <see cref="Forward(Tensor, TrainingPass?,
    /// RecurrentState?)"/>. Allocates nothing.
    /// </summary>
    /// <param name="input">[input].</param>
    /// <param name="state">From <see cref="NewStepState"/> of this network; it is updated.</param>
    /// <returns>h of the last layer, [hidden]; valid until the next step.</returns>
    /// <exception cref="ArgumentException">
    /// The input does not have the network's feature size, or the state belongs to another network.
    /// </exception>
    public ReadOnlySpan<float> Step(ReadOnlySpan<float> input, StepState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (input.Length != InputSize)
            throw new ArgumentException(
                $"the step has {input.Length} features, but this network reads {InputSize}", nameof(input));
        if (state.Network != this)
            throw new ArgumentException(
                "the state was made by another network; take it from this network's NewStepState", nameof(state));
        for (var layer = 0; layer < Layers; layer++)
            input = Advance(_layers[layer][0], input, state, layer);
        state.Steps++;
        return input;
    }

    /// <summary>Zero states for so many layers of one direction.</summary>
    private StepState NewStates(int layers)
    {
        var units = _layers[0][0].Units;
        return new StepState(
            this, layers, units, Blocks * units, TCell.KeepsPartsApart ? TCell.Gates * units : 0, TCell.HasMemory);
    }

    /// <summary>One step of one direction of one layer.</summary>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="state">Updated, except for the number of steps; its gates become those of this step.</param>
    /// <param name="layer">The layer's place in the state.</param>
    /// <returns>h, [hidden]; valid until the layer's next step.</returns>
    private ReadOnlySpan<float> Advance(
        DirectionWeights weights, ReadOnlySpan<float> input, StepState state, int layer)
    {
        weights.PackForward();
        var units = weights.Units;
        var part = TCell.Gates * units;
        var (now, next) = state.Places(units);
        Span<float> hidden = state.Hidden[layer].Span, memory = state.Memory[layer].Span;
        Span<float> gates = state.Gates.Span, hiddenGates = state.HiddenGates.Span;
        ColumnProduct.Multiply(
            1, weights.Input, new(input, weights.Input), weights.InputMatrix, new(weights.Bias, 0),
            new(gates, part));
        ColumnProduct.Multiply(
            1, HiddenSize, new(hidden.Slice(now, units), units), weights.HiddenMatrix,
            new(TCell.KeepsPartsApart ? weights.HiddenBias.Span : gates, 0),
            new(TCell.KeepsPartsApart ? hiddenGates : gates, part));
        _cell.Forward(new CellStep
        {
            Gates = new(gates, units),
            HiddenGates = new(hiddenGates, units),
            Extras = new(weights.ExtraValues, units),
            PreviousHidden = new(hidden.Slice(now, units), units),
            PreviousMemory = TCell.HasMemory ? new(memory.Slice(now, units), units) : default,
            Hidden = new(hidden.Slice(next, units), units),
            Memory = TCell.HasMemory ? new(memory.Slice(next, units), units) : default,
        });
        return hidden.Slice(next, HiddenSize);
    }
}
