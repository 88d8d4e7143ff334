using System.Buffers;
using System.Numerics.Tensors;
using Unroll.Autograd;
using Unroll.Kernels;
using Unroll.Recurrence;
using Unroll.Threading;

namespace Unroll;

/// <summary>
/// A layer with attention over one packed batch: the input product of all steps, then the time loop on several threads, each for sequences of its own, where every step first attends and then takes the unroller's step; on
/// the way back the same in reverse, then every weight's gradient as one large product.
/// </summary>
internal sealed class AttentionPass<TCell> where TCell : struct, IRecurrentCell
{
    /// <summary>Rows of the input that one thread multiplies at a time.</summary>
    private const int RowsEach = 48;

    private readonly PackedLayout _layout;
    private readonly Unroller<TCell> _unroller;
    private readonly DirectionWeights _weights;
    private readonly IAttentionScore _score;
    private readonly FedVectors? _fed;
    private readonly CoverageVectors? _coverage;
    private readonly AttentionMemory _memory;
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly Tensor _read;
    private readonly int[] _groups;
    private readonly int[] _sources;
    private readonly int[] _lengths;
    private readonly int[] _weightStarts;
    private readonly float[] _attention;
    private readonly float[] _vector;
    private readonly float[] _queries;
    private float[] _vectorGradients = [];
    private float[] _queryPanelsBack = [];
    private float[]? _outputGradients;
    private float[]? _readGradients;
    private float[]? _stateGradients;
    private float[] _keyGradients = [];
    private float[]? _inputGradients;

    private AttentionPass(
        TCell cell, DirectionWeights weights, IAttentionScore score, Parameter? feed, Parameter? coverage, Tensor input, PackedLayout layout, AttentionMemory memory, int[] sources, AttentionCoverage? covered, StateDropout? dropout)
    {
        (_layout, _weights, _score, _input, _memory, _sources) = (layout, weights, score, input, memory, sources);
        _unroller = new Unroller<TCell>(cell, weights, layout, reverse: false, dropout);
        _fed = feed is null ? null : new FedVectors(feed, layout.Rows, score.StateSize);
        _groups = SequenceGroups.Split(layout, Threads.Count);
        _output = Tensor.Unwritten(new Shape(layout.Rows, weights.Hidden));
        _read = Tensor.Unwritten(new Shape(layout.Rows, weights.Input));
        _lengths = Array.ConvertAll(sources, memory.LengthOf);
        _weightStarts = new int[sources.Length];
        long count = 0;
        for (var place = 0; place < sources.Length; place++)
        {
            _weightStarts[place] = (int)count;
            count += (long)layout.SortedLengths[place] * _lengths[place];
            if (count > Array.MaxLength)
                throw new ArgumentException($"attention of {layout.Rows} steps over sources of up to {_lengths.Max()} states has more weights than one array can hold; use a smaller batch or shorter sequences", nameof(layout));
        }
        _coverage = coverage is null ? null : new CoverageVectors(coverage, layout, _lengths, covered);
        _attention = new float[count];
        _vector = new float[score.Vector is null ? 0 : KeyWidth];
        score.Vector?.Value.Span.CopyTo(_vector);
        _queries = Rent(score.QueryWeight is null ? 0 : layout.Rows * KeyWidth);
    }

    /// <summary>Features of a step's own input.</summary>
    private int InputSize => _weights.Input - _weights.Context;

    /// <summary>Elements of a key and of a query as it meets keys, in whole panels; likewise of a state.</summary>
    private int KeyWidth => _memory.Keys.Shape[1];

    private int StateWidth => _memory.States.Shape[1];

    private int RowBlocks => (_layout.Rows + RowsEach - 1) / RowsEach;

    /// <summary>Runs the layer and records the way back where anything is tracked.</summary>
    /// <param name="training">Tracks the parameters; null in inference.</param>
    /// <param name="sources">The source of each place in packed order.</param>
    /// <param name="hidden">The initial h, [1, sequences, hidden] in packed order, or null for zero.</param>
    /// <param name="memory">The initial c likewise.</param>
    /// <param name="covered">The initial coverage in the order given, or null for none.</param>
    public static (Tensor Output, Tensor Read, AttentionWeights Weights, AttentionCoverage? Coverage, Tensor Hidden, Tensor? Memory) Run(
        TCell cell, DirectionWeights weights, IAttentionScore score, Parameter? feed, Parameter? coverage, TrainingPass? training, PackedSequence input, AttentionMemory source, int[] sources,
        Tensor? hidden, Tensor? memory, AttentionCoverage? covered, StateDropout? dropout)
    {
        LayerPass<TCell>.CheckSize(weights, input.Layout, directions: 1);
        weights.PackForward();
        var version = weights.Version;
        var pass = new AttentionPass<TCell>(cell, weights, score, feed, coverage, input.Data, input.Layout, source, sources, covered, dropout);
        var (lastHidden, lastMemory) = pass.Forward(hidden, memory);
        Tensor[]? tracked = training is null ? null : [.. weights.All.Select(training.Track)];
        Tensor?[] attending = [.. new[] { score.QueryWeight, score.Vector, feed, coverage }.Select(parameter => parameter is null ? null : training?.Track(parameter))];
        Node.Record([pass._output, pass._read, lastHidden, lastMemory], [input.Data, source.States, source.Keys, hidden, memory, .. tracked ?? [], .. attending], node =>
        {
            if (weights.Version != version)
                throw new InvalidOperationException("a parameter of this layer was updated between the forward pass and Backward; go back before the optimizer's step");
            pass.Backward(node, hidden, memory, tracked, attending[0], attending[1], attending[2], attending[3]);
        });
        if (!pass._output.IsTracked)
            pass.Release();
        return (pass._output, pass._read, new AttentionWeights(pass._attention, input.Layout, pass._weightStarts, pass._lengths), pass._coverage?.Result(), lastHidden, lastMemory);
    }

    private (Tensor Hidden, Tensor? Memory) Forward(Tensor? hidden, Tensor? memory)
    {
        var states = new Shape(1, _layout.Sequences, _weights.Hidden);
        var lastHidden = Tensor.Unwritten(states);
        var lastMemory = TCell.HasMemory ? Tensor.Unwritten(states) : null;
        _unroller.Start(hidden is null ? default : hidden.Span, memory is null ? default : memory.Span);
        Workers.For(RowBlocks, this, static (block, pass) => pass.InputProduct(block * RowsEach));
        Workers.For(_groups.Length - 1, this, static (group, pass) => pass.Forward(pass._groups[group], pass._groups[group + 1]));
        _unroller.CopyLast(lastHidden.Data, lastMemory is null ? default : lastMemory.Data);
        return (lastHidden, lastMemory);
    }

    /// <summary>x's part of the pre-activations, which does not wait for the loop, for a block of rows.</summary>
    private void InputProduct(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        for (var r = row; r < row + rows; r++)
            _input.Span.Slice(r * InputSize, InputSize).CopyTo(_read.Data.AsSpan(r * _weights.Input));
        Gemm.MultiplyPart(rows, InputSize, _read.Span[(row * _weights.Input)..], _weights.Input, _weights.InputPanels, _weights.Input, _weights.Bias.Length / Panels.Width,
            _weights.Bias, 0, _unroller.Gates.AsSpan(row * _unroller.GateStride), _unroller.GateStride);
    }

    /// <summary>Runs some sequences through all their steps.</summary>
    private void Forward(int first, int last)
    {
        var contexts = Rent((last - first) * StateWidth);
        for (var i = 0; i < _layout.Steps; i++)
        {
            var (rows, row, previous) = _unroller.RowsOf(i, first, last);
            if (rows <= 0)
                break;
            if (_queries.Length > 0)
            {
                var queries = _queries.AsSpan(row * KeyWidth, rows * KeyWidth);
                queries.Clear();
                Gemm.Multiply(rows, _weights.Hidden, State(previous), _weights.Units, _memory.QueryPanels, KeyWidth / Panels.Width, queries, KeyWidth, queries, KeyWidth);
            }
            for (var r = 0; r < rows; r++)
                Attend(i, first + r, row + r, previous + r, contexts.AsSpan(r * StateWidth, StateWidth));
            for (var r = 0; r < rows; r++)
            {
                var context = contexts.AsSpan(r * StateWidth, _score.StateSize);
                if (_fed is null)
                    context.CopyTo(Fed(row + r));
                else
                    _fed.Take(row + r, context, State(previous + r)[.._weights.Hidden]);
            }
            _fed?.Forward(row, rows, Fed(row), _weights.Input);
            var gates = _unroller.Gates.AsSpan(row * _unroller.GateStride);
            Gemm.MultiplyPart(rows, _weights.Context, _read.Span[(row * _weights.Input + InputSize)..], _weights.Input, _weights.InputPanels.AsSpan(InputSize * Panels.Width), _weights.Input,
                _weights.Bias.Length / Panels.Width, gates, _unroller.GateStride, gates, _unroller.GateStride);
            _unroller.ForwardStep(i, first, last, _output.Data, _weights.Hidden, 0);
        }
        Return(contexts);
    }

    /// <summary>Weighs the states of a sequence's source by their scores against h(t-1), and sums them to the context.</summary>
    private void Attend(int step, int place, int row, int previous, Span<float> context)
    {
        var weights = Weights(step, place);
        var keys = Rows(_memory.Keys, place);
        if (_score.Vector is null)
        {
            RowVectors.Dots(keys, Query(row, previous), weights); // (12)
            TensorPrimitives.Multiply(weights, _score.Scale, weights);
        }
        else
        {
            AdditiveScores.Forward(keys, Query(row, previous), _vector, weights); // (12)
        }
        _coverage?.AddScores(place, weights);
        RowSoftmax.Softmax(weights, weights); // (13)
        _coverage?.Cover(place, weights);
        context.Clear();
        RowVectors.AddCombination(Rows(_memory.States, place), weights, context);
    }

    private void Backward(Node node, Tensor? hidden, Tensor? memory, Tensor[]? tracked, Tensor? queryWeight, Tensor? vector, Tensor? feed, Tensor? coverage)
    {
        (_outputGradients, _readGradients) = (node.GradientMemory(0), node.GradientMemory(1));
        (_inputGradients, _stateGradients) = (Node.IntoMemory(_input), Node.IntoMemory(_memory.States));
        _keyGradients = Node.IntoMemory(_memory.Keys) ?? new float[_memory.Keys.Count];
        _vectorGradients = Rent(_vector.Length * _layout.Sequences);
        _vectorGradients.AsSpan(0, _vector.Length * _layout.Sequences).Clear();
        if (_score.QueryWeight is { } weight)
        {
            _queryPanelsBack = Rent(weight.Shape[0] * _weights.Units);
            MatrixProduct.Pack(weight.Shape[0], _weights.Hidden, weight.Value.Span, transposed: false, _queryPanelsBack);
        }
        _fed?.StartBackward();
        _coverage?.StartBackward();
        _unroller.StartBackward(node.Gradient(2), node.Gradient(3));
        _weights.PackBackward();
        Workers.For(_groups.Length - 1, this, static (group, pass) => pass.Backward(pass._groups[group], pass._groups[group + 1]));
        if (_inputGradients is not null)
            Workers.For(RowBlocks, this, static (block, pass) => pass.InputGradient(block * RowsEach));
        if (tracked is not null)
            WeightGradients<TCell>.Add(_layout, _read, [_unroller], tracked);
        if (queryWeight is not null)
            AddQueryWeight(queryWeight);
        if (vector is not null)
        {
            for (var place = 0; place < _layout.Sequences; place++)
                TensorPrimitives.Add(Node.Into(vector), _vectorGradients.AsSpan(place * KeyWidth, vector.Count), Node.Into(vector));
        }
        if (feed is not null)
            _fed!.AddWeightGradient(Node.Into(feed));
        if (coverage is not null)
            _coverage!.AddWeightGradient(Node.Into(coverage));
        _unroller.AddInitialGradients(Node.Into(hidden), Node.Into(memory));
        Release();
    }

    /// <summary>Goes back through all steps of some sequences.</summary>
    private void Backward(int first, int last)
    {
        var fedWidth = Panels.Padded(_weights.Context);
        var fed = Rent((last - first) * fedWidth);
        var contexts = _fed is null ? fed : Rent((last - first) * StateWidth);
        var gradients = Rent(TensorPrimitives.Max<int>(_lengths.AsSpan(first..last)));
        for (var i = _layout.Steps - 1; i >= 0; i--)
        {
            var (rows, row, previous) = _unroller.RowsOf(i, first, last);
            if (rows <= 0)
                continue;
            _unroller.BackwardStep(i, first, last, _outputGradients, _weights.Hidden, 0, wantsInitial: true);
            fed.AsSpan(0, rows * fedWidth).Clear();
            for (var r = 0; r < rows && _readGradients is not null; r++)
                _readGradients.AsSpan((row + r) * _weights.Input + InputSize, _weights.Context).CopyTo(fed.AsSpan(r * fedWidth));
            Gemm.Multiply(rows, TCell.Gates * _weights.Units, _unroller.Gates.AsSpan(row * _unroller.GateStride), _unroller.GateStride, _weights.ContextPanelsBack, fedWidth / Panels.Width,
                fed, fedWidth, fed, fedWidth);
            _fed?.Backward(row, rows, Fed(row), _weights.Input, fed, fedWidth, contexts, StateWidth, _unroller.HiddenGradients(first, rows), _weights.Units);
            for (var r = 0; r < rows; r++)
            {
                var place = first + r;
                AttendBack(i, place, row + r, previous + r, contexts.AsSpan(r * StateWidth, StateWidth), gradients.AsSpan(0, _lengths[place]), _unroller.HiddenGradients(place, 1));
            }
            // What reaches h(t-1) as the query.
            if (_queries.Length > 0)
            {
                var carried = _unroller.HiddenGradients(first, rows);
                Gemm.Multiply(rows, _score.QueryWeight!.Shape[0], _queries.AsSpan(row * KeyWidth), KeyWidth, _queryPanelsBack, _weights.Units / Panels.Width, carried, _weights.Units, carried, _weights.Units);
            }
        }
        Return(fed);
        if (_fed is not null)
            Return(contexts);
        Return(gradients);
    }

    /// <summary>The way back through <see cref="Attend"/>; a projected query is replaced by its gradient, any other's is added to that of h(t-1).</summary>
    private void AttendBack(int step, int place, int row, int previous, ReadOnlySpan<float> contextGradient, Span<float> gradients, Span<float> hiddenGradient)
    {
        var weights = Weights(step, place);
        if (_stateGradients is not null)
            RowVectors.AddOuterProduct(weights, contextGradient, RowsOf(_stateGradients, place, StateWidth));
        RowVectors.Dots(Rows(_memory.States, place), contextGradient, gradients);
        _coverage?.CoverBack(place, weights, gradients);
        TensorPrimitives.Subtract(gradients, TensorPrimitives.Dot(gradients, weights), gradients);
        TensorPrimitives.Multiply(gradients, weights, gradients); // (13)
        _coverage?.AddScoresBack(place, gradients);
        var query = Query(row, previous);
        if (_score.Vector is null)
        {
            TensorPrimitives.Multiply(gradients, _score.Scale, gradients);
            RowVectors.AddOuterProduct(gradients, query, RowsOf(_keyGradients, place, KeyWidth));
            if (_queries.Length > 0)
                _queries.AsSpan(row * KeyWidth, KeyWidth).Clear();
            RowVectors.AddCombination(Rows(_memory.Keys, place), gradients, _queries.Length > 0 ? _queries.AsSpan(row * KeyWidth, KeyWidth) : hiddenGradient);
            return;
        }
        var sum = Rent(KeyWidth);
        sum.AsSpan(0, KeyWidth).Clear();
        AdditiveScores.Backward(Rows(_memory.Keys, place), query, _vector, gradients, RowsOf(_keyGradients, place, KeyWidth), sum.AsSpan(0, KeyWidth), _vectorGradients.AsSpan(place * KeyWidth, KeyWidth));
        if (_queries.Length > 0)
            sum.AsSpan(0, KeyWidth).CopyTo(_queries.AsSpan(row * KeyWidth));
        else
            TensorPrimitives.Add(hiddenGradient, sum.AsSpan(0, KeyWidth), hiddenGradient);
        Return(sum);
    }

    /// <summary>dX = dZ W_x and what reached x through <see cref="AttentionResult.Read"/>, for a block of rows.</summary>
    private void InputGradient(int row)
    {
        var rows = Math.Min(RowsEach, _layout.Rows - row);
        var target = _inputGradients.AsSpan(row * InputSize);
        for (var r = 0; r < rows && _readGradients is not null; r++)
            TensorPrimitives.Add(target.Slice(r * InputSize, InputSize), _readGradients.AsSpan((row + r) * _weights.Input, InputSize), target.Slice(r * InputSize, InputSize));
        Gemm.MultiplyColumns(rows, TCell.Gates * _weights.Units, _unroller.Gates.AsSpan(row * _unroller.GateStride), _unroller.GateStride, _weights.InputPanelsBack, InputSize, target, InputSize, target, InputSize);
    }

    /// <summary>The gradient of what queries are multiplied by, one product over all rows.</summary>
    private void AddQueryWeight(Tensor weight)
    {
        var (keys, hidden) = (weight.Shape[0], weight.Shape[1]);
        var (gradients, states) = (Rent(_layout.Rows * keys), Rent(_layout.Rows * hidden));
        var previous = _layout.PreviousStates(reverse: false);
        for (var row = 0; row < _layout.Rows; row++)
        {
            _queries.AsSpan(row * KeyWidth, keys).CopyTo(gradients.AsSpan(row * keys));
            State(previous[row])[..hidden].CopyTo(states.AsSpan(row * hidden));
        }
        MatrixProduct.AddTransposeTimes(keys, _layout.Rows, hidden, gradients, states, Node.Into(weight));
        Return(gradients);
        Return(states);
    }

    /// <summary>What a row's update reads beside x(t), and all that follows.</summary>
    private Span<float> Fed(int row) => _read.Data.AsSpan(row * _weights.Input + InputSize);

    /// <summary>A state of the decoder and all that follow.</summary>
    private Span<float> State(int index) => _unroller.States.AsSpan(index * _weights.Units);

    /// <summary>What a row's query meets keys as.</summary>
    private ReadOnlySpan<float> Query(int row, int previous) => _queries.Length > 0 ? _queries.AsSpan(row * KeyWidth, KeyWidth) : State(previous)[.._weights.Units];

    private Span<float> Weights(int step, int place) => _attention.AsSpan(_weightStarts[place] + step * _lengths[place], _lengths[place]);

    private ReadOnlySpan<float> Rows(Tensor rows, int place) => RowsOf(rows.Data, place, rows.Shape[1]);

    /// <summary>The rows of the source that a place attends to.</summary>
    private Span<float> RowsOf(float[] rows, int place, int width) => rows.AsSpan(_memory.Starts[_sources[place]] * width, _lengths[place] * width);

    private void Release()
    {
        _unroller.Release();
        _fed?.Release();
        Return(_queries);
        Return(_queryPanelsBack);
        Return(_vectorGradients);
    }

    private static float[] Rent(int count) => count == 0 ? [] : ArrayPool<float>.Shared.Rent(count);

    private static void Return(float[] buffer)
    {
        if (buffer.Length > 0)
            ArrayPool<float>.Shared.Return(buffer);
    }
}
