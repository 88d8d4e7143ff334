namespace Unroll;

/// <summary>
/// PyTorch's <c>nn.LSTM</c>: <see cref="Recurrent{TCell}"/> with <see cref="LstmCell"/>, equations (3), (5), (7)
/// and (9) to (11), its states given as (h, c).
/// </summary>
public sealed class Lstm : IModule
{
    /// <inheritdoc cref="Recurrent{TCell}(int, int, int, bool, bool, float, ulong?)"/>
    public Lstm(
        int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
        float dropout = 0, ulong? seed = null)
        : this(inputSize, hiddenSize, RecurrentOptions.Create(layers, bidirectional, batchFirst, dropout), seed)
    {
    }

    /// <summary>The same with all options of a network.</summary>
    /// <inheritdoc cref="Recurrent{TCell}(int, int, RecurrentOptions, ulong?, TCell)"/>
    public Lstm(int inputSize, int hiddenSize, RecurrentOptions options, ulong? seed = null) =>
        Network = new(inputSize, hiddenSize, options, seed);

    /// <summary>The same network with its states in one record.</summary>
    public Recurrent<LstmCell> Network { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => Network.NamedParameters();

    /// <summary>Runs a padded batch or one unbatched sequence.</summary>
    /// <inheritdoc cref="IRecurrent.Forward(Tensor, TrainingPass?, RecurrentState?)"/>
    public (Tensor Output, (Tensor H, Tensor C) State) Forward(
        Tensor input, TrainingPass? pass = null, (Tensor H, Tensor C)? initial = null)
    {
        var (output, state) = Network.Forward(input, pass, Joined(initial));
        return (output, (state.Hidden, state.Memory!));
    }

    /// <summary>Runs a packed batch.</summary>
    /// <inheritdoc cref="IRecurrent.Forward(PackedSequence, TrainingPass?, RecurrentState?)"/>
    public (PackedSequence Output, (Tensor H, Tensor C) State) Forward(
        PackedSequence input, TrainingPass? pass = null, (Tensor H, Tensor C)? initial = null)
    {
        var (output, state) = Network.Forward(input, pass, Joined(initial));
        return (output, (state.Hidden, state.Memory!));
    }

    /// <summary>Only the last states of a packed batch; the outputs are not written.</summary>
    /// <inheritdoc cref="IRecurrent.LastState(PackedSequence, TrainingPass?, RecurrentState?)"/>
    public (Tensor H, Tensor C) LastState(
        PackedSequence input, TrainingPass? pass = null, (Tensor H, Tensor C)? initial = null)
    {
        var state = Network.LastState(input, pass, Joined(initial));
        return (state.Hidden, state.Memory!);
    }

    private static RecurrentState? Joined((Tensor H, Tensor C)? initial) =>
        initial is var (h, c) ? new RecurrentState(h, c) : null;
}
