namespace Unroll;

/// <summary>
/// A recurrent network of any cell: stacked layers, one or both directions, padded or packed input. Parameter names,
/// shapes, initial range and results are those of PyTorch's <c>nn.RNN</c>, <c>nn.LSTM</c> and <c>nn.GRU</c>. Inference
/// is safe from several threads.
/// </summary>
/// <typeparam name="TCell">The recurrence, for instance <see cref="LstmCell"/> or a struct of your own.</typeparam>
public sealed partial class Recurrent<TCell> : IStepwiseRecurrent where TCell : struct, IRecurrentCell
{
    private readonly TCell _cell;
    private readonly bool _batchFirst;
    private readonly Dropout _dropout;
    private readonly float _recurrentDropout;
    private readonly DirectionWeights[][] _layers;
    private readonly List<(string Name, Parameter Parameter)> _parameters = [];

    /// <summary>Makes a network with weights drawn from U(-1/√hidden, 1/√hidden).</summary>
    /// <param name="inputSize">Features of the input, 1 or more.</param>
    /// <param name="hiddenSize">Units of h, 1 or more.</param>
    /// <param name="layers">
    /// How many layers are stacked, from 1 to 1024; each reads the outputs of the one below.
    /// </param>
    /// <param name="bidirectional">
    /// Whether every layer also runs backwards; the outputs are h of both directions joined.
    /// </param>
    /// <param name="batchFirst">
    /// Whether padded batches are [batch, time, features] instead of [time, batch, features].
    /// </param>
    /// <param name="dropout">
    /// The share of the outputs of each layer except the last that training sets to zero, 0 to 1.
    /// </param>
    /// <param name="seed">Makes the initial weights repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1 or so large that a weight cannot be held, or a number is out of its range.
    /// </exception>
    public Recurrent(
        int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
        float dropout = 0, ulong? seed = null)
        : this(inputSize, hiddenSize, RecurrentOptions.Create(layers, bidirectional, batchFirst, dropout), seed)
    {
    }

    /// <summary>The same with all options of a network.</summary>
    /// <param name="inputSize">Features of the input, 1 or more.</param>
    /// <param name="hiddenSize">Units of h, 1 or more.</param>
    /// <param name="options">Layers, directions, dropout and the like.</param>
    /// <param name="seed">Makes the initial weights repeatable; null for different ones each time.</param>
    /// <param name="cell">The cell, if it has settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1 or so large that a weight cannot be held, or an option is out of its range.
    /// </exception>
    public Recurrent(
        int inputSize, int hiddenSize, RecurrentOptions options, ulong? seed = null, TCell cell = default)
    {
        Given.Size(inputSize);
        Given.Size(hiddenSize);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var layers = options.Layers;
        (InputSize, HiddenSize, Layers, Bidirectional) = (inputSize, hiddenSize, layers, options.Bidirectional);
        var widest = Math.Max(inputSize, layers > 1 ? (long)hiddenSize * Directions : hiddenSize);
        if ((Int128)TCell.Gates * (hiddenSize + 64L) * (widest + 64) > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(hiddenSize), hiddenSize,
                $"a weight of {TCell.Gates} * {hiddenSize} by {widest} is more than one array can hold; choose "
                + "smaller sizes");
        (_batchFirst, _cell, _recurrentDropout) = (options.BatchFirst, cell, options.RecurrentDropout);
        _dropout = new Dropout(options.Dropout);
        _layers = new DirectionWeights[layers][];
        var draws = seed ?? Draws.FreshSeed();
        for (var layer = 0; layer < layers; layer++)
        {
            _layers[layer] = new DirectionWeights[Directions];
            for (var d = 0; d < Directions; d++)
                _layers[layer][d] = DirectionWeights.Create<TCell>(
                    $"_l{layer}{(d == 1 ? "_reverse" : "")}", layer == 0 ? inputSize : Directions * hiddenSize,
                    hiddenSize, options.Bias, draws, _parameters);
        }
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public int Layers { get; }

    /// <inheritdoc/>
    public bool Bidirectional { get; }

    private int Directions => Bidirectional ? 2 : 1;

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => _parameters;

    /// <inheritdoc/>
    public (PackedSequence Output, RecurrentState State) Forward(
        PackedSequence input, TrainingPass? pass = null, RecurrentState? initial = null)
    {
        var (output, state) = Run(Checked(input), pass, initial, wantsOutput: true);
        return (new PackedSequence(output!, input.Layout), state);
    }

    /// <inheritdoc/>
    public RecurrentState LastState(PackedSequence input, TrainingPass? pass = null, RecurrentState? initial = null) =>
        Run(Checked(input), pass, initial, wantsOutput: false).State;

    /// <inheritdoc/>
    public (Tensor Output, RecurrentState State) Forward(
        Tensor input, TrainingPass? pass = null, RecurrentState? initial = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank is not (2 or 3) || input.Shape[^1] != InputSize)
        {
            var expected = _batchFirst ? $"[batch, time, {InputSize}]" : $"[time, batch, {InputSize}]";
            throw new ArgumentException(
                $"the input has shape {input.Shape}, but this network reads {expected}, or [time, "
                + $"{InputSize}] unbatched", nameof(input));
        }
        if (input.Count == 0)
            throw new ArgumentException(
                $"the input has shape {input.Shape}, but there must be at least one sequence of at least one step",
                nameof(input));
        if (input.Rank == 2)
            return ForwardUnbatched(input, pass, initial);
        var (steps, batch) = _batchFirst ? (input.Shape[1], input.Shape[0]) : (input.Shape[0], input.Shape[1]);
        var rows = input.Reshape(steps * batch, InputSize);
        if (_batchFirst)
            rows = rows.IndexSelect(0, Transposed(batch, steps)); // packed rows go step by step
        var (all, state) = Run(new(PackedLayout.Uniform(steps, batch), rows), pass, initial, wantsOutput: true);
        var output = all!;
        if (_batchFirst)
            output = output.IndexSelect(0, Transposed(steps, batch));
        return (output.Reshape(input.Shape[0], input.Shape[1], Directions * HiddenSize), state);
    }

    /// <inheritdoc/>
    public InputTable Tabulate(Tensor vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Rank != 2 || vectors.Shape[0] == 0 || vectors.Shape[1] != InputSize)
            throw new ArgumentException(
                $"the vectors have shape {vectors.Shape}, but this network reads [n, {InputSize}], n at least 1",
                nameof(vectors));
        foreach (var weights in _layers[0])
            weights.PackForward();
        return new InputTable(this, _layers[0], vectors);
    }

    /// <inheritdoc/>
    public (PackedSequence Output, RecurrentState State) Forward(
        InputTable table, PackedTokens rows, RecurrentState? initial = null)
    {
        var (output, state) = Run(Checked(table, rows), null, initial, wantsOutput: true);
        return (new PackedSequence(output!, rows.Layout), state);
    }

    /// <inheritdoc/>
    public RecurrentState LastState(InputTable table, PackedTokens rows, RecurrentState? initial = null) =>
        Run(Checked(table, rows), null, initial, wantsOutput: false).State;

    /// <inheritdoc/>
    Tensor IStepwiseRecurrent.LastHidden(PackedSequence input, TrainingPass? pass) =>
        LastHidden(Checked(input), pass);

    /// <inheritdoc/>
    Tensor IStepwiseRecurrent.LastHidden(InputTable table, PackedTokens rows) =>
        LastHidden(Checked(table, rows), null);

    /// <inheritdoc/>
    LayerSteps IStepwiseRecurrent.Steps(int layer) => new LayerSteps<TCell>(_cell, _layers[layer][0]);

    /// <inheritdoc/>
    GrowingTable IStepwiseRecurrent.TabulateAsTheyCome(Parameter vectors)
    {
        _layers[0][0].PackForward();
        return new GrowingTable(_layers[0][0], vectors);
    }

    private LayerInput Checked(InputTable table, PackedTokens rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        table.Check(this, _layers[0]);
        foreach (var id in rows.Ids)
        {
            if ((uint)id >= (uint)table.Rows)
                throw new ArgumentOutOfRangeException(
                    nameof(rows), id, $"a row is {id}, but the table has {table.Rows} vectors, 0 to {table.Rows - 1}");
        }
        return new LayerInput(rows.Layout, null, Table: table, Rows: rows);
    }

    private LayerInput Checked(PackedSequence input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rows is { } rows && rows.Width == InputSize)
            return new LayerInput(input.Layout, null, rows);
        if (input.Data.Rank != 2 || input.Data.Shape[1] != InputSize)
            throw new ArgumentException(
                $"packed data has shape {input.Data.Shape}, but this network reads [rows, {InputSize}]", nameof(input));
        return new LayerInput(input.Layout, input.Data);
    }

    private (Tensor Output, RecurrentState State) ForwardUnbatched(
        Tensor input, TrainingPass? pass, RecurrentState? initial)
    {
        var shape = new Shape(Layers * Directions, HiddenSize);
        if (initial is not null)
        {
            RecurrentState.Check<TCell>(initial, shape);
            initial = new(Batched(initial.Hidden), initial.Memory is null ? null : Batched(initial.Memory));
        }
        var (output, state) = Run(
            new(PackedLayout.Uniform(input.Shape[0], 1), input), pass, initial, wantsOutput: true);
        return (
            output!,
            new RecurrentState(state.Hidden.Reshape(shape[0], shape[1]), state.Memory?.Reshape(shape[0], shape[1])));

        Tensor Batched(Tensor states) => states.Reshape(shape[0], 1, shape[1]);
    }

    /// <summary>
    /// For rows of [outer, inner] items in inner-major order: the position of each item in outer-major order.
    /// </summary>
    private static int[] Transposed(int outer, int inner)
    {
        var indices = new int[outer * inner];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = i % outer * inner + i / outer;
        return indices;
    }
}
