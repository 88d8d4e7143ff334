namespace Unroll;

/// <content>The layers, each on the outputs of the one below.</content>
public sealed partial class Recurrent<TCell>
{
    /// <summary>All layers over packed rows; states in the batch's given order.</summary>
    private (Tensor? Output, RecurrentState State) Run(
        LayerInput input, TrainingPass? pass, RecurrentState? initial, bool wantsOutput)
    {
        var layout = input.Layout;
        if (initial is not null)
            RecurrentState.Check<TCell>(initial, new Shape(Layers * Directions, layout.Sequences, HiddenSize));
        var hidden = new Tensor[Layers];
        var memory = new Tensor[Layers];
        for (var layer = 0; ; layer++)
        {
            var isLast = layer == Layers - 1;
            var wanted = isLast && !wantsOutput ? LayerResults.States : LayerResults.States | LayerResults.Outputs;
            var (output, last) = RunLayer(
                layer, input, pass, new(Sorted(initial?.Hidden, layer), Sorted(initial?.Memory, layer)), wanted);
            (hidden[layer], memory[layer]) = (last.Hidden!, last.Memory!);
            if (isLast)
                return (output, new RecurrentState(Joined(hidden), TCell.HasMemory ? Joined(memory) : null));
            input = new(input.Layout, _dropout.Forward(output!, pass));
        }

        Tensor? Sorted(Tensor? states, int layer)
        {
            states = Layers == 1 ? states : states?.Slice(0, layer * Directions, Directions);
            return layout.IsReordered ? states?.IndexSelect(1, layout.SortedIndices) : states;
        }

        Tensor Joined(Tensor[] states) =>
            Unsorted(Layers == 1 ? states[0] : Tensor.Concatenate(states, 0), layout);
    }

    private Tensor LastHidden(LayerInput input, TrainingPass? pass)
    {
        for (var layer = 0; layer < Layers - 1; layer++)
        {
            var (output, _) = RunLayer(layer, input, pass, default, LayerResults.Outputs);
            input = new(input.Layout, _dropout.Forward(output!, pass));
        }
        var (_, last) = RunLayer(Layers - 1, input, pass, default, LayerResults.Hidden);
        return Unsorted(last.Hidden!, input.Layout);
    }

    private (Tensor? Outputs, LayerStates Last) RunLayer(
        int layer, LayerInput input, TrainingPass? pass, LayerStates initial, LayerResults wanted) =>
        LayerPass<TCell>.Run(
            _cell, _layers[layer], pass, input, initial, HiddenUnits(input.Layout, pass), wanted);

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
