using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// A layer with attention over one packed batch: the input product of all steps, then the time loop on several threads,
/// each for sequences of its own, where every step first attends and then takes the unroller's step; on the way back
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
    private float[]? _outputGradients;
    private float[]? _readGradients;
    private float[]? _inputGradients;

    private AttentionPass(
        TCell cell, DirectionWeights weights, IAttentionScore score, Parameter? feed, Parameter? coverage, Tensor input,
            PackedLayout layout, AttentionMemory memory, int[] sources, AttentionCoverage? covered,
            StateDropout? dropout)
    {
        (_layout, _weights, _input, _contextSize) = (layout, weights, input, score.StateSize);
        _unroller = new Unroller<TCell>(cell, weights, layout, reverse: false, dropout);
        _fed = feed is null ? null : new FedVectors(feed, memory.FeedPanels, layout.Rows, score.StateSize);
        _groups = SequenceGroups.Split(layout, Threads.Count);
        _output = Tensor.Unwritten(new Shape(layout.Rows, weights.Hidden));
        _read = Tensor.Unwritten(new Shape(layout.Rows, weights.Input));
        _reading = new SourceReading(score, memory, layout, sources, coverage, covered, weights.Hidden, weights.Units);
    }

    /// <summary>Features of a step's own input.</summary>
    private int InputSize => _weights.Input - _weights.Context;

    private int RowBlocks => (_layout.Rows + RowsEach - 1) / RowsEach;

    /// <summary>Runs the layer and records the way back where anything is tracked.</summary>
    /// <param name="training">Tracks the parameters; null in inference.</param>
    /// <param name="sources">The source of each place in packed order.</param>
    /// <param name="hidden">The initial h, [1, sequences, hidden] in packed order, or null for zero.</param>
    /// <param name="memory">The initial c likewise.</param>
    /// <param name="covered">The initial coverage in the order given, or null for none.</param>
    public static (
        Tensor Output, Tensor Read, AttentionWeights Weights, AttentionCoverage? Coverage, Tensor Hidden,
        Tensor? Memory) Run(
        TCell cell, DirectionWeights weights, IAttentionScore score, Parameter? feed, Parameter? coverage,
            TrainingPass? training, PackedSequence input, AttentionMemory source, int[] sources,
        Tensor? hidden, Tensor? memory, AttentionCoverage? covered, StateDropout? dropout)
    {
        LayerPass<TCell>.CheckSize(weights, input.Layout, directions: 1);
        weights.PackForward();
        var version = weights.Version;
        var pass = new AttentionPass<TCell>(
            cell, weights, score, feed, coverage, input.Data, input.Layout, source, sources, covered, dropout);
        var (lastHidden, lastMemory) = pass.Forward(hidden, memory);
        Tensor[]? tracked = training is null ? null : [.. weights.All.Select(training.Track)];
        Tensor?[] attending = [.. new[] { score.QueryWeight, score.Vector, feed, coverage }.Select(
            parameter => parameter is null ? null : training?.Track(parameter))];
        var way = (pass, weights, version, hidden, memory, tracked, attending);
        ReadOnlySpan<Tensor?> inputs =
            [input.Data, source.States, source.Keys, hidden, memory, .. tracked ?? [], .. attending];
        Node.Record([pass._output, pass._read, lastHidden, lastMemory], inputs, way, static (node, s) =>
        {
            var (pass, weights, version, hidden, memory, tracked, attending) = s;
            if (weights.Version != version)
                throw new InvalidOperationException(
                    "a parameter of this layer was updated between the forward pass and Backward; go back before the "
                    + "optimizer's step");
            pass.Backward(node, hidden, memory, tracked, attending[0], attending[1], attending[2], attending[3]);
        });
        if (!pass._output.IsTracked)
            pass.Release();
        return (pass._output, pass._read, pass._reading.Weights, pass._reading.Covered, lastHidden, lastMemory);
    }

    private (Tensor Hidden, Tensor? Memory) Forward(Tensor? hidden, Tensor? memory)
    {
        var states = new Shape(1, _layout.Sequences, _weights.Hidden);
        var lastHidden = Tensor.Unwritten(states);
        var lastMemory = TCell.HasMemory ? Tensor.Unwritten(states) : null;
        _unroller.Start(hidden is null ? default : hidden.Span, memory is null ? default : memory.Span);
        Workers.For(RowBlocks, this, static (block, pass) => pass.InputProduct(block * RowsEach));
        Workers.For(_groups.Length - 1, this, static (group, pass) =>
            pass.Forward(pass._groups[group], pass._groups[group + 1]));
        _unroller.CopyLast(lastHidden.Data, lastMemory is null ? default : lastMemory.Data);
        return (lastHidden, lastMemory);
    }

    /// <summary>x's part of the pre-activations, which does not wait for the loop, for a block of rows.</summary>
    private void InputProduct(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        for (var r = row; r < row + rows; r++)
            _input.Span.Slice(r * InputSize, InputSize).CopyTo(_read.Data.AsSpan(r * _weights.Input));
        Gemm.MultiplyPart(
            rows, InputSize, _read.Span[(row * _weights.Input)..], _weights.Input, _weights.InputPanels, _weights.Input,
            _weights.Bias.Length / Panels.Width,
            _weights.Bias, 0, _unroller.Gates.AsSpan(row * _unroller.GateStride), _unroller.GateStride);
    }

    /// <summary>Runs some sequences through all their steps.</summary>
    private void Forward(int first, int last)
    {
        var width = _reading.StateWidth;
        var contexts = Floats.Rent((last - first) * width);
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
            _fed?.Forward(row, rows, Fed(row), _weights.Input);
            var gates = _unroller.Gates.AsSpan(row * _unroller.GateStride);
            Gemm.MultiplyPart(
                rows, _weights.Context, _read.Span[(row * _weights.Input + InputSize)..], _weights.Input,
                _weights.InputPanels.AsSpan(InputSize * Panels.Width), _weights.Input,
                _weights.Bias.Length / Panels.Width, gates, _unroller.GateStride, gates, _unroller.GateStride);
            _unroller.ForwardStep(i, first, last, _output.Data, _weights.Hidden, 0);
        }
        contexts.Return();
    }

    private void Backward(
        Node node, Tensor? hidden, Tensor? memory, Tensor[]? tracked, Tensor? queryWeight, Tensor? vector, Tensor? feed,
        Tensor? coverage)
    {
        (_outputGradients, _readGradients) = (node.GradientMemory(0), node.GradientMemory(1));
        _inputGradients = Node.IntoMemory(_input);
        _fed?.StartBackward();
        _reading.StartBackward();
        _unroller.StartBackward(node.Gradient(2), node.Gradient(3));
        _weights.PackBackward();
        Workers.For(_groups.Length - 1, this, static (group, pass) =>
            pass.Backward(pass._groups[group], pass._groups[group + 1]));
        if (_inputGradients is not null)
            Workers.For(RowBlocks, this, static (block, pass) => pass.InputGradient(block * RowsEach));
        if (tracked is not null)
            WeightGradients<TCell>.Add(_layout, _read, [_unroller], null, tracked);
        if (feed is not null)
            _fed!.AddWeightGradient(Node.Into(feed));
        _reading.AddWeightGradients(queryWeight, vector, coverage, _unroller.States);
        _unroller.AddInitialGradients(Node.Into(hidden), Node.Into(memory));
        Release();
    }

    /// <summary>Goes back through all steps of some sequences.</summary>
    private void Backward(int first, int last)
    {
        var (fedWidth, width) = (Panels.Padded(_weights.Context), _reading.StateWidth);
        var fed = Floats.Rent((last - first) * fedWidth);
        var contexts = _fed is null ? fed : Floats.Rent((last - first) * width);
        var scratch = Floats.Rent(_reading.LongestOf(first, last));
        for (var i = _layout.Steps - 1; i >= 0; i--)
        {
            var (rows, row, previous) = _unroller.RowsOf(i, first, last);
            if (rows <= 0)
                continue;
            _unroller.BackwardStep(i, first, last, _outputGradients, _weights.Hidden, 0, wantsInitial: true);
            fed.AsSpan(0, rows * fedWidth).Clear();
            for (var r = 0; r < rows && _readGradients is not null; r++)
                _readGradients.AsSpan((row + r) * _weights.Input + InputSize, _weights.Context)
                    .CopyTo(fed.AsSpan(r * fedWidth));
            Gemm.Multiply(
                rows, TCell.Gates * _weights.Units, _unroller.Gates.AsSpan(row * _unroller.GateStride),
                _unroller.GateStride, _weights.ContextPanelsBack, fedWidth / Panels.Width,
                fed, fedWidth, fed, fedWidth);
            _fed?.Backward(
                row, rows, Fed(row), _weights.Input, fed, fedWidth, contexts, width,
                _unroller.HiddenGradients(first, rows), _weights.Units);
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
    /// dX = dZ W_x and what reached x through <see cref="AttentionResult.Read"/>, for a block of rows.
    /// </summary>
    private void InputGradient(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        var target = _inputGradients.AsSpan(row * InputSize);
        for (var r = 0; r < rows && _readGradients is not null; r++)
            TensorPrimitives.Add(
                target.Slice(r * InputSize, InputSize), _readGradients.AsSpan((row + r) * _weights.Input, InputSize),
                target.Slice(r * InputSize, InputSize));
        Gemm.MultiplyColumns(
            rows, TCell.Gates * _weights.Units, _unroller.Gates.AsSpan(row * _unroller.GateStride),
            _unroller.GateStride, _weights.InputPanelsBack, InputSize, target, InputSize, target, InputSize);
    }

    /// <summary>What a row's update reads beside x(t), and all that follows.</summary>
    private Span<float> Fed(int row) => _read.Data.AsSpan(row * _weights.Input + InputSize);

    /// <summary>A state of the decoder and all that follow.</summary>
    private Span<float> State(int index) => _unroller.States.AsSpan(index * _weights.Units);

    private void Release()
    {
        _unroller.Release();
        _fed?.Release();
        _reading.Release();
    }
}
