namespace Unroll;

/// <summary>
/// PyTorch's <c>nn.RNN</c>: <see cref="Recurrent{TCell}"/> with <see cref="ElmanCell"/>, equation (1), its state given
/// as h alone.
/// </summary>
public sealed class Rnn : IModule
{
    /// <inheritdoc cref="Recurrent{TCell}(int, int, int, bool, bool, float, ulong?)"/>
    public Rnn(
        int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
        float dropout = 0, ulong? seed = null)
        : this(inputSize, hiddenSize, RecurrentOptions.Create(layers, bidirectional, batchFirst, dropout), seed)
    {
    }

    /// <summary>The same with all options of a network.</summary>
    /// <inheritdoc cref="Recurrent{TCell}(int, int, RecurrentOptions, ulong?, TCell)"/>
    /// <param name="activation">The activation function.</param>
    public Rnn(
        int inputSize, int hiddenSize, RecurrentOptions options, ulong? seed = null,
        ElmanActivation activation = ElmanActivation.Tanh) =>
        Network = new(inputSize, hiddenSize, options, seed, new ElmanCell(activation));

    /// <summary>The same network with its state in one record.</summary>
    public Recurrent<ElmanCell> Network { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => Network.NamedParameters();

    /// <summary>Runs a padded batch or one unbatched sequence.</summary>
    /// <inheritdoc cref="IRecurrent.Forward(Tensor, TrainingPass?, RecurrentState?)"/>
    public (Tensor Output, Tensor H) Forward(Tensor input, TrainingPass? pass = null, Tensor? initial = null)
    {
        var (output, state) = Network.Forward(input, pass, initial is null ? null : new RecurrentState(initial));
        return (output, state.Hidden);
    }

    /// <summary>Runs a packed batch.</summary>
    /// <inheritdoc cref="IRecurrent.Forward(PackedSequence, TrainingPass?, RecurrentState?)"/>
    public (PackedSequence Output, Tensor H) Forward(
        PackedSequence input, TrainingPass? pass = null, Tensor? initial = null)
    {
        var (output, state) = Network.Forward(input, pass, initial is null ? null : new RecurrentState(initial));
        return (output, state.Hidden);
    }

    /// <summary>Only the last states of a packed batch; the outputs are not written.</summary>
    /// <inheritdoc cref="IRecurrent.LastState(PackedSequence, TrainingPass?, RecurrentState?)"/>
    public Tensor LastState(PackedSequence input, TrainingPass? pass = null, Tensor? initial = null)
    {
        var state = Network.LastState(input, pass, initial is null ? null : new RecurrentState(initial));
        return state.Hidden;
    }
}
