namespace Unroll;

/// <content>The layers, each on the outputs of the one below.</content>
public sealed partial class Recurrent<TCell>
{
    /// <summary>All layers over packed rows; states in the batch's given order.</summary>
    private (Tensor? Output, RecurrentState State) Run(
        LayerInput input, PackedLayout layout, TrainingPass? pass, RecurrentState? initial, bool wantsOutput)
    {
        if (initial is not null)
            RecurrentState.Check<TCell>(initial, new Shape(Layers * Directions, layout.Sequences, HiddenSize));
        var hidden = new Tensor[Layers];
        var memory = new Tensor[Layers];
        for (var layer = 0; ; layer++)
        {
            var isLast = layer == Layers - 1;
            var wanted = isLast && !wantsOutput ? LayerResults.States : LayerResults.States | LayerResults.Outputs;
            var (output, h, c) = RunLayer(
                layer, input, layout, pass, Sorted(initial?.Hidden, layer), Sorted(initial?.Memory, layer), wanted);
            (hidden[layer], memory[layer]) = (h!, c!);
            if (isLast)
                return (output, new RecurrentState(Joined(hidden), TCell.HasMemory ? Joined(memory) : null));
            input = new(_dropout.Forward(output!, pass));
        }

        Tensor? Sorted(Tensor? states, int layer)
        {
            states = Layers == 1 ? states : states?.Slice(0, layer * Directions, Directions);
            return layout.IsReordered ? states?.IndexSelect(1, layout.SortedIndices) : states;
        }

        Tensor Joined(Tensor[] states) =>
            Unsorted(Layers == 1 ? states[0] : Tensor.Concatenate(states, 0), layout);
    }

    private Tensor LastHidden(LayerInput input, PackedLayout layout, TrainingPass? pass)
    {
        for (var layer = 0; layer < Layers - 1; layer++)
        {
            var (output, _, _) = RunLayer(layer, input, layout, pass, null, null, LayerResults.Outputs);
            input = new(_dropout.Forward(output!, pass));
        }
        var (_, hidden, _) = RunLayer(Layers - 1, input, layout, pass, null, null, LayerResults.Hidden);
        return Unsorted(hidden!, layout);
    }

    private (Tensor? Outputs, Tensor? Hidden, Tensor? Memory) RunLayer(
        int layer, LayerInput input, PackedLayout layout, TrainingPass? pass, Tensor? hidden, Tensor? memory,
        LayerResults wanted) =>
        LayerPass<TCell>.Run(
            _cell, _layers[layer], pass, layout, input, hidden, memory, HiddenUnits(layout, pass), wanted);

    private static Tensor Unsorted(Tensor states, PackedLayout layout) =>
        layout.IsReordered ? states.IndexSelect(1, layout.UnsortedIndices) : states;

    private StateDropout[]? HiddenUnits(PackedLayout layout, TrainingPass? pass)
    {
        if (pass is null || _recurrentDropout == 0)
            return null;
        var dropout = new StateDropout[Directions];
        for (var d = 0; d < Directions; d++)
            dropout[d] = new StateDropout(pass.NextDraws(), _recurrentDropout, layout.Sequences, HiddenSize);
        return dropout;
    }
}
