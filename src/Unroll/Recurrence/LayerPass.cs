using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// One layer over one packed batch, both directions: the input product of all steps, the time loops on several threads,
/// and in the backward pass the loops, then every gradient as one large product.
/// </summary>
internal sealed class LayerPass<TCell> where TCell : struct, IRecurrentCell
{
    /// <summary>Rows of the input that one thread multiplies at a time, at most.</summary>
    private const int MaxRowBlock = 96;

    private readonly PackedLayout _layout;
    private readonly Unroller<TCell>[] _unrollers;
    private readonly int[] _groups;
    private readonly Tensor? _input;
    private readonly LookedUpRows? _looked;
    private readonly RepeatedRows? _repeats;
    private readonly TableLookup[]? _shared;
    private readonly InputWindow? _window;
    private readonly int _inputSize;
    private readonly int _hidden;
    private Buffer<float> _outputGradients;
    private Buffer<float> _inputGradients;
    private bool _wantsInitial;

    private LayerPass(
        TCell cell, DirectionWeights[] directions, LayerInput input, StateDropout[]? dropout, LayerResults wanted,
        bool keepsGates)
    {
        var layout = input.Layout;
        (_layout, _input, _looked, _repeats) = (layout, input.Vectors, input.Looked, input.Looked?.Repeats);
        (_inputSize, _hidden) = (directions[0].Input, directions[0].Hidden);
        InputRows = _looked?.DifferentCount ?? layout.Rows;
        var table = input.Table?.Lookups(input.Rows!);
        if (_repeats is not null)
        {
            var stride = TCell.Gates * directions[0].Units + Panels.Width;
            table = _shared = new TableLookup[directions.Length];
            for (var d = 0; d < table.Length; d++)
                table[d] = new TableLookup(Buffer<float>.Rent(InputRows * stride), stride, _repeats.Of);
        }
        // Directions are split over threads before sequences are: that keeps every product tall.
        _groups = SequenceGroups.Split(layout, (Threads.Count + directions.Length - 1) / directions.Length);
        // If not every thread has its own sequences, all of them share the product before the loop.
        if (!keepsGates && table is null && directions.Length * Groups >= Threads.Count)
            _window = new InputWindow(_input, _looked, (layout.Sequences + Groups - 1) / Groups);
        _unrollers = new Unroller<TCell>[directions.Length];
        for (var d = 0; d < directions.Length; d++)
            _unrollers[d] = new Unroller<TCell>(
                cell, directions[d], layout, reverse: d == 1, dropout?[d], new(table?[d], _window, keepsGates));
        var blocks = Threads.Count * ((InputRows - 1) / (Threads.Count * MaxRowBlock) + 1);
        RowBlock = (InputRows + blocks - 1) / blocks;
        if ((wanted & LayerResults.Outputs) != 0)
            Outputs = Tensor.Unwritten(new Shape(layout.Rows, OutputStride));
        if ((wanted & LayerResults.Hidden) != 0)
            LastHidden = States();
        if (TCell.HasMemory && (wanted & LayerResults.Memory) != 0)
            LastMemory = States();
    }

    private Tensor? Outputs { get; }

    private Tensor? LastHidden { get; }

    private Tensor? LastMemory { get; }

    private int OutputStride => _unrollers.Length * _hidden;

    private int Groups => _groups.Length - 1;

    /// <summary>Rows of the input: all of the batch, or only the distinct ones.</summary>
    private int InputRows { get; }

    /// <summary>Blocks of the input's rows, of equal size and the same number for each thread.</summary>
    private int RowBlocks => (InputRows + RowBlock - 1) / RowBlock;

    private int RowBlock { get; }

    /// <summary>Runs the layer and records the backward pass if anything is tracked.</summary>
    /// <param name="training">Tracks the parameters; null in inference.</param>
    /// <param name="input">What it reads; a table only in inference.</param>
    /// <param name="initial">The states to start from.</param>
    /// <param name="dropout">
    /// For each direction, which units of h the recurrent product does not see; null for none.
    /// </param>
    /// <param name="wanted">Which results to return.</param>
    /// <returns>
    /// The outputs [rows, directions * hidden], null if they are not wanted, and the last states.
    /// </returns>
    public static (Tensor? Outputs, LayerStates Last) Run(
        TCell cell, DirectionWeights[] directions, TrainingPass? training, LayerInput input, LayerStates initial,
        StateDropout[]? dropout, LayerResults wanted)
    {
        CheckSize(directions[0], input.Layout, directions.Length);
        foreach (var weights in directions)
            weights.PackForward();
        var isTracked = input.Table is null
            && (training is not null || input.IsTracked || initial.IsTracked);
        if (isTracked)
            input = input with { Vectors = input.Vectors ?? input.Looked!.Different() };
        var pass = new LayerPass<TCell>(cell, directions, input, dropout, wanted, isTracked);
        pass.Forward(initial);
        if (isTracked)
            pass.Record(directions, training, initial);
        else
            pass.Release();
        return (pass.Outputs, new(pass.LastHidden, pass.LastMemory));
    }

    private void Record(DirectionWeights[] directions, TrainingPass? training, LayerStates initial)
    {
        var versions = Array.ConvertAll(directions, weights => weights.Version);
        Tensor[]? tracked = training is null
            ? null
            : [.. directions.SelectMany(weights => weights.All).Select(training.Track)];
        var way = (pass: this, directions, versions, initial, tracked);
        Node.Record(
            [Outputs, LastHidden, LastMemory], [_input, initial.Hidden, initial.Memory, .. tracked ?? []], way,
            static (node, s) =>
            {
                for (var d = 0; d < s.directions.Length; d++)
                {
                    if (s.directions[d].Version != s.versions[d])
                        throw new InvalidOperationException(
                            "a parameter of this network was updated between the forward pass and Backward; go back "
                            + "before the optimizer's step");
                }
                s.pass.Backward(node, s.initial, s.tracked);
            });
    }

    /// <summary>
    /// Checks the size of the widest buffer, which has one row per step and one initial row per sequence.
    /// </summary>
    /// <exception cref="ArgumentException">It is more than an array can hold.</exception>
    public static void CheckSize(DirectionWeights weights, PackedLayout layout, int directions)
    {
        var blocks = Math.Max(Math.Max(TCell.Gates, TCell.SavedBlocks) + 1, weights.Extras.Length);
        var width = Math.Max(
            Math.Max(blocks * (long)weights.Units, directions * (long)weights.Hidden), Panels.Padded(weights.Input));
        if (width * ((long)layout.Rows + layout.Sequences) > Array.MaxLength)
            throw new ArgumentException(
                $"the batch has {layout.Rows} steps in all, and {width} numbers for each are more than one array can "
                + "hold; use a smaller batch or shorter sequences", nameof(layout));
    }

    private void Forward(LayerStates initial)
    {
        var (hidden, memory) = initial;
        var size = _layout.Sequences * _hidden;
        for (var d = 0; d < _unrollers.Length && hidden is not null; d++)
            _unrollers[d]
                .Start(hidden.Span.Slice(d * size, size), memory is null ? default : memory.Span.Slice(d * size, size));
        if (_window is null && (_input is not null || _looked is not null))
            Workers.For(_unrollers.Length * RowBlocks, this, static (i, pass) =>
                pass.InputProduct(i / pass.RowBlocks, i % pass.RowBlocks));
        Workers.For(_unrollers.Length * Groups, this, static (i, pass) =>
        {
            var (d, group) = (i % pass._unrollers.Length, i / pass._unrollers.Length);
            pass._unrollers[d].Forward(
                pass._groups[group], pass._groups[group + 1], pass.Outputs?.Data, pass.OutputStride, d * pass._hidden);
        });
        for (var d = 0; d < _unrollers.Length; d++)
            _unrollers[d].CopyLast(PartOf(LastHidden?.Data, d, size), PartOf(LastMemory?.Data, d, size));
    }

    private Tensor States() => Tensor.Unwritten(new Shape(_unrollers.Length, _layout.Sequences, _hidden));

    /// <summary>
    /// W_ih x + b_ih of a block of rows: the part of the pre-activations that can be computed before the loop.
    /// </summary>
    private void InputProduct(int direction, int block)
    {
        var weights = _unrollers[direction].Weights;
        var row = block * RowBlock;
        var rows = Math.Min(RowBlock, InputRows - row);
        var (gates, stride) = InputGates(direction);
        Buffer<float> looked = default;
        if (_input is null)
        {
            looked = Buffer<float>.Rent(rows * _inputSize);
            _looked!.CopyDifferent(row, rows, looked);
        }
        Gemm.Multiply(
            rows, _inputSize, new(_input is null ? looked : _input.Span[(row * _inputSize)..], _inputSize),
            weights.InputMatrix, new(weights.Bias, 0), new(gates.AsSpan(row * stride), stride));
        looked.Return();
    }

    /// <summary>
    /// For each row of the input, its part of the pre-activations, and in the backward pass their gradient.
    /// </summary>
    private (Buffer<float> Gates, int Stride) InputGates(int direction) =>
        _shared is null
            ? (_unrollers[direction].Gates, _unrollers[direction].GateStride)
            : (_shared[direction].Values, _shared[direction].Stride);

    /// <summary>
    /// Sums the gradients of a block of distinct rows over the equal rows of the batch.
    /// </summary>
    private void SumRepeats(int direction, int block)
    {
        var unroller = _unrollers[direction];
        var (sums, stride) = InputGates(direction);
        var width = TCell.Gates * unroller.Weights.Units;
        for (var one = block * RowBlock; one < Math.Min(InputRows, (block + 1) * RowBlock); one++)
        {
            var sum = sums.AsSpan(one * stride, width);
            var places = _repeats!.PlacesOf(one);
            unroller.Gates.AsSpan(places[0] * unroller.GateStride, width).CopyTo(sum);
            foreach (var place in places[1..])
                TensorPrimitives.Add(sum, unroller.Gates.AsSpan(place * unroller.GateStride, width), sum);
        }
    }

    private void Backward(Node node, LayerStates initial, Tensor[]? tracked)
    {
        var (hidden, memory) = initial;
        var size = _layout.Sequences * _hidden;
        _outputGradients = node.GradientBuffer(0);
        _inputGradients = Node.IntoBuffer(_input);
        _wantsInitial = initial.IsTracked;
        for (var d = 0; d < _unrollers.Length; d++)
            _unrollers[d].StartBackward(Part(node.Gradient(1), d, size), Part(node.Gradient(2), d, size));
        foreach (var unroller in _unrollers)
            unroller.Weights.PackBackward();
        Workers.For(_unrollers.Length * Groups, this, static (i, pass) =>
        {
            var (d, group) = (i % pass._unrollers.Length, i / pass._unrollers.Length);
            pass._unrollers[d]
                .Backward(pass._groups[group], pass._groups[group + 1], pass._outputGradients, pass.OutputStride,
                d * pass._hidden, pass._wantsInitial);
        });
        if (_repeats is not null && (!_inputGradients.IsEmpty || tracked is not null))
            Workers.For(
                _unrollers.Length * RowBlocks, this,
                static (i, pass) => pass.SumRepeats(i / pass.RowBlocks, i % pass.RowBlocks));
        if (!_inputGradients.IsEmpty)
            Workers.For(RowBlocks, this, static (block, pass) => pass.InputGradient(block));
        if (tracked is not null)
            WeightGradients<TCell>.Add(_layout, _input!, _unrollers, _shared, tracked);
        for (var d = 0; d < _unrollers.Length && _wantsInitial; d++)
            _unrollers[d].AddInitialGradients(PartOf(Node.Into(hidden), d, size), PartOf(Node.Into(memory), d, size));
        Release();
    }

    /// <summary>dX = dZ W_ih for a block of rows, the directions one after the other.</summary>
    private void InputGradient(int block)
    {
        var row = block * RowBlock;
        var rows = Math.Min(RowBlock, InputRows - row);
        var target = new RowSpan(_inputGradients.AsSpan(row * _inputSize), _inputSize);
        for (var d = 0; d < _unrollers.Length; d++)
        {
            var (gates, stride) = InputGates(d);
            var weights = _unrollers[d].Weights;
            Gemm.MultiplyColumns(
                rows, TCell.Gates * weights.Units, new(gates.AsSpan(row * stride), stride), weights.InputPanelsBack,
                _inputSize, target, target);
        }
    }

    private void Release()
    {
        foreach (var unroller in _unrollers)
            unroller.Release();
        foreach (var shared in _shared ?? [])
            shared.Values.Return();
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> states, int direction, int size) =>
        states.IsEmpty ? default : states.Slice(direction * size, size);

    private static Span<float> PartOf(Span<float> states, int direction, int size) =>
        states.IsEmpty ? default : states.Slice(direction * size, size);
}
