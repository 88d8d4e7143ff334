namespace Unroll.Text;

/// <summary>
/// From the encoder's last states to the decoder's first: in each layer h(0) = tanh(W_h [h→; h←] + b_h), and c(0) =
/// tanh(W_c [c→; c←] + b_c) if the cell has a memory (Bahdanau et al. 2015, appendix A.2.2). Parameters are
/// <c>hidden_l0.weight</c>, <c>hidden_l0.bias</c>, <c>memory_l0.weight</c> and so on.
/// </summary>
internal sealed class TranslatorBridge : IModule
{
    private readonly int _directions;
    private readonly Linear[] _hidden;
    private readonly Linear[] _memory;

    public TranslatorBridge(TranslatorOptions options, Draws seeds)
    {
        _directions = options.Directions;
        _hidden = Layers(0);
        _memory = options.Cell.HasMemory ? Layers(1) : [];

        Linear[] Layers(ulong part) =>
            [.. Enumerable.Range(0, options.Layers)
                .Select(layer =>
                new Linear(options.SourceStateSize, options.StateSize, seed: seeds.Bits(2 * (ulong)layer + part)))];
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _hidden.SelectMany((layer, i) => layer.Under($"hidden_l{i}")),
            .. _memory.SelectMany((layer, i) => layer.Under($"memory_l{i}"))];

    /// <summary>
    /// The decoder's states, [layers, sequences, state], from the encoder's, [layers * directions, sequences, hidden].
    /// </summary>
    public RecurrentState Forward(RecurrentState encoded, TrainingPass? pass) =>
        new(Of(encoded.Hidden, _hidden, pass), encoded.Memory is null ? null : Of(encoded.Memory, _memory, pass));

    private Tensor Of(Tensor states, Linear[] layers, TrainingPass? pass) =>
        Tensor.Stack([.. layers.Select((layer, i) =>
        layer.Forward(
            Tensor.Concatenate(
            [.. Enumerable.Range(i * _directions, _directions).Select(direction => states.Select(0, direction))],
            dimension: 1), pass).Tanh())]);
}
