using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// A layer with attention over one packed batch: the input product of all steps, then the time loop on several threads,
/// each for its own sequences, where every step first attends and then takes the unroller's step; in the backward pass
/// the same in reverse, then every weight's gradient as one large product.
/// </summary>
internal sealed class AttentionPass<TCell> where TCell : struct, IRecurrentCell
{
    /// <summary>Rows of the input that one thread multiplies at a time.</summary>
    private const int RowsEach = 48;

    private readonly PackedLayout _layout;
    private readonly Unroller<TCell> _unroller;
    private readonly DirectionWeights _weights;
    private readonly SourceReading _reading;
    private readonly FedVectors? _fed;
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly Tensor _read;
    private readonly int[] _groups;
    private readonly int _contextSize;
    private Buffer<float> _outputGradients;
    private Buffer<float> _readGradients;
    private Buffer<float> _inputGradients;

    private AttentionPass(TCell cell, AttentionParameters layer, AttentionBatch batch)
    {
        (_layout, _weights, _input, _contextSize) = (
            batch.Layout, layer.Weights, batch.Input.Data, layer.Score.KeySize);
        _unroller = new Unroller<TCell>(
            cell, _weights, _layout, reverse: false, batch.Dropout, InputParts.Given);
        _fed = layer.Feed is null ? null
            : new FedVectors(layer.Feed, batch.Sources.FeedPanels, _layout.Rows, _contextSize);
        _groups = SequenceGroups.Split(_layout, Threads.Count);
        _output = Tensor.Unwritten(new Shape(_layout.Rows, _weights.Hidden));
        _read = Tensor.Unwritten(new Shape(_layout.Rows, _weights.Input));
        _reading = new SourceReading(layer, batch);
    }

    /// <summary>Features of a step's input x.</summary>
    private int InputSize => _weights.Input - _weights.Context;

    private int RowBlocks => (_layout.Rows + RowsEach - 1) / RowsEach;

    /// <summary>Runs the layer and records the backward pass if anything is tracked.</summary>
    /// <param name="training">Tracks the parameters; null in inference.</param>
    public static AttentionPassResult Run(
        TCell cell, AttentionParameters layer, AttentionBatch batch, TrainingPass? training)
    {
        LayerPass<TCell>.CheckSize(layer.Weights, batch.Layout, directions: 1);
        layer.Weights.PackForward();
        var pass = new AttentionPass<TCell>(cell, layer, batch);
        var last = pass.Forward(batch.Initial);
        var tracked = new TrackedParameters(layer, training);
        var way = (pass, layer.Weights.Version, batch.Initial, tracked);
        ReadOnlySpan<Tensor?> inputs =
        [
            batch.Input.Data, batch.Sources.States, batch.Sources.Keys, batch.Initial.Hidden, batch.Initial.Memory,
            .. tracked.All,
        ];
        Node.Record([pass._output, pass._read, last.Hidden, last.Memory], inputs, way, static (node, s) =>
        {
            var (pass, version, initial, tracked) = s;
            if (pass._weights.Version != version)
                throw new InvalidOperationException(
                    "a parameter of this layer was updated between the forward pass and Backward; go back before the "
                    + "optimizer's step");
            pass.Backward(node, initial, tracked);
        });
        if (!pass._output.IsTracked)
            pass.Release();
        return new(pass._output, pass._read, pass._reading.Weights, pass._reading.Coverage, last);
    }

    private LayerStates Forward(LayerStates initial)
    {
        var (hidden, memory) = initial;
        var states = new Shape(1, _layout.Sequences, _weights.Hidden);
        var lastHidden = Tensor.Unwritten(states);
        var lastMemory = TCell.HasMemory ? Tensor.Unwritten(states) : null;
        _unroller.Start(hidden is null ? default : hidden.Span, memory is null ? default : memory.Span);
        Workers.For(RowBlocks, this, static (block, pass) => pass.InputProduct(block * RowsEach));
        Workers.For(_groups.Length - 1, this, static (group, pass) =>
            pass.Forward(pass._groups[group], pass._groups[group + 1]));
        _unroller.CopyLast(lastHidden.Data, lastMemory is null ? default : lastMemory.Data);
        return new(lastHidden, lastMemory);
    }

    /// <summary>
    /// The part of x in the pre-activations of a block of rows, which can be computed before the loop.
    /// </summary>
    private void InputProduct(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        for (var r = row; r < row + rows; r++)
            _input.Span.Slice(r * InputSize, InputSize).CopyTo(_read.Data.AsSpan(r * _weights.Input));
        Gemm.Multiply(
            rows, InputSize, new(_read.Span[(row * _weights.Input)..], _weights.Input), _weights.InputMatrix,
            new(_weights.Bias, 0), Gates(row));
    }

    /// <summary>Runs some sequences through all their steps.</summary>
    private void Forward(int first, int last)
    {
        var width = _reading.StateWidth;
        var contexts = Buffer<float>.Rent((last - first) * width);
        for (var i = 0; i < _layout.Steps; i++)
        {
            var (rows, row, previous) = _unroller.RowsOf(i, first, last);
            if (rows <= 0)
                break;
            _reading.Project(row, rows, State(previous));
            for (var r = 0; r < rows; r++)
                _reading.Read(i, first + r, row + r, State(previous + r), contexts.AsSpan(r * width, width));
            for (var r = 0; r < rows; r++)
            {
                var context = contexts.AsSpan(r * width, _contextSize);
                if (_fed is null)
                    context.CopyTo(Fed(row + r));
                else
                    _fed.Take(row + r, context, State(previous + r)[.._weights.Hidden]);
            }
            _fed?.Forward(row, rows, new(Fed(row), _weights.Input));
            Gemm.Multiply(
                rows, _weights.Context, new(Fed(row), _weights.Input), _weights.ContextMatrix, Gates(row),
                Gates(row));
            _unroller.ForwardStep(i, first, last, _output.Data, _weights.Hidden, 0);
        }
        contexts.Return();
    }

    private void Backward(Node node, LayerStates initial, TrackedParameters tracked)
    {
        (_outputGradients, _readGradients) = (node.GradientBuffer(0), node.GradientBuffer(1));
        _inputGradients = Node.IntoBuffer(_input);
        _fed?.StartBackward();
        _reading.StartBackward();
        _unroller.StartBackward(node.Gradient(2), node.Gradient(3));
        _weights.PackBackward();
        Workers.For(_groups.Length - 1, this, static (group, pass) =>
            pass.Backward(pass._groups[group], pass._groups[group + 1]));
        if (!_inputGradients.IsEmpty)
            Workers.For(RowBlocks, this, static (block, pass) => pass.InputGradient(block * RowsEach));
        if (tracked.Weights is not null)
            WeightGradients<TCell>.Add(_layout, _read, [_unroller], null, tracked.Weights);
        if (tracked.Feed is not null)
            _fed!.AddWeightGradient(Node.Into(tracked.Feed));
        _reading.AddWeightGradients(tracked, _unroller.States);
        _unroller.AddInitialGradients(Node.Into(initial.Hidden), Node.Into(initial.Memory));
        Release();
    }

    /// <summary>Goes back through all steps of some sequences.</summary>
    private void Backward(int first, int last)
    {
        var (fedWidth, width) = (Panels.Padded(_weights.Context), _reading.StateWidth);
        var fed = Buffer<float>.Rent((last - first) * fedWidth);
        var contexts = _fed is null ? fed : Buffer<float>.Rent((last - first) * width);
        var scratch = Buffer<float>.Rent(_reading.LongestOf(first, last));
        for (var i = _layout.Steps - 1; i >= 0; i--)
        {
            var (rows, row, previous) = _unroller.RowsOf(i, first, last);
            if (rows <= 0)
                continue;
            _unroller.BackwardStep(i, first, last, _outputGradients, _weights.Hidden, 0, wantsInitial: true);
            fed.AsSpan(0, rows * fedWidth).Clear();
            for (var r = 0; r < rows && !_readGradients.IsEmpty; r++)
                _readGradients.AsSpan((row + r) * _weights.Input + InputSize, _weights.Context)
                    .CopyTo(fed.AsSpan(r * fedWidth));
            var fedRows = new RowSpan(fed, fedWidth);
            Gemm.Multiply(
                rows, TCell.Gates * _weights.Units, Gates(row),
                new(_weights.ContextPanelsBack, TCell.Gates * _weights.Units, fedWidth / Panels.Width), fedRows,
                fedRows);
            _fed?.Backward(
                row, rows, new(Fed(row), _weights.Input), fedRows, new(contexts, width),
                new(_unroller.HiddenGradients(first, rows), _weights.Units));
            for (var r = 0; r < rows; r++)
                _reading.ReadBack(
                    i, first + r, row + r, State(previous + r), contexts.AsSpan(r * width, width), scratch,
                    _unroller.HiddenGradients(first + r, 1));
            _reading.ProjectBack(row, rows, _unroller.HiddenGradients(first, rows));
        }
        fed.Return();
        if (_fed is not null)
            contexts.Return();
        scratch.Return();
    }

    /// <summary>
    /// dX = dZ W_x plus the gradient that reached x through <see cref="AttentionResult.Read"/>, for a block of rows.
    /// </summary>
    private void InputGradient(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        var target = _inputGradients.AsSpan(row * InputSize);
        for (var r = 0; r < rows && !_readGradients.IsEmpty; r++)
            TensorPrimitives.Add(
                target.Slice(r * InputSize, InputSize), _readGradients.AsSpan((row + r) * _weights.Input, InputSize),
                target.Slice(r * InputSize, InputSize));
        Gemm.MultiplyColumns(
            rows, TCell.Gates * _weights.Units, Gates(row), _weights.InputPanelsBack, InputSize,
            new(target, InputSize), new(target, InputSize));
    }

    /// <summary>The pre-activations of a row and of all rows after it.</summary>
    private RowSpan Gates(int row) =>
        new(_unroller.Gates.AsSpan(row * _unroller.GateStride), _unroller.GateStride);

    /// <summary>What a row's update reads besides x(t), and the same for all rows after it.</summary>
    private Span<float> Fed(int row) => _read.Data.AsSpan(row * _weights.Input + InputSize);

    /// <summary>A state of the decoder and all states after it.</summary>
    private Span<float> State(int index) => _unroller.States.AsSpan(index * _weights.Units);

    private void Release()
    {
        _unroller.Release();
        _fed?.Release();
        _reading.Release();
    }
}
