using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// What attention does in the time loop, equations (12) and (13), and its way back: scores the states of each place's
/// source against the place's state h(t-1), and sums them by their weights. Threads with different places never meet,
/// but on the way back only where each source is one place's.
/// </summary>
internal sealed class SourceReading
{
    private readonly IAttentionScore _score;
    private readonly AttentionMemory _memory;
    private readonly PackedLayout _layout;
    private readonly CoverageVectors? _coverage;
    private readonly int _hidden;
    private readonly int _units;
    private readonly int[] _sources;
    private readonly int[] _lengths;
    private readonly int[] _weightStarts;
    private readonly float[] _weights;
    private readonly Floats _queries;
    private Floats _vectorGradients;
    private Floats _queryPanelsBack;
    private float[]? _stateGradients;
    private float[] _keyGradients = [];

    /// <param name="layout">The steps.</param>
    /// <param name="sources">The source of each place in packed order.</param>
    /// <param name="coverage">The weight of coverage, [1]; null where there is none.</param>
    /// <param name="covered">The initial coverage in the order given; null for none.</param>
    /// <param name="hidden">Elements of a state h.</param>
    /// <param name="units">How far apart states lie.</param>
    /// <exception cref="ArgumentException">There are more weights than one array can hold.</exception>
    public SourceReading(
        IAttentionScore score, AttentionMemory memory, PackedLayout layout, int[] sources, Parameter? coverage,
        AttentionCoverage? covered, int hidden, int units)
    {
        (_score, _memory, _layout, _sources, _hidden, _units) = (score, memory, layout, sources, hidden, units);
        _lengths = Array.ConvertAll(sources, memory.LengthOf);
        _weightStarts = new int[sources.Length];
        long count = 0;
        for (var place = 0; place < sources.Length; place++)
        {
            _weightStarts[place] = (int)count;
            count += (long)layout.SortedLengths[place] * _lengths[place];
            if (count > Array.MaxLength)
                throw new ArgumentException(
                    $"attention of {layout.Rows} steps over sources of up to {_lengths.Max()} states has more weights "
                    + "than one array can hold; use a smaller batch or shorter sequences", nameof(layout));
        }
        _weights = new float[count];
        _coverage = coverage is null ? null : new CoverageVectors(coverage, layout, _lengths, covered);
        _queries = Floats.Rent(score.QueryWeight is null ? 0 : layout.Rows * KeyWidth);
    }

    /// <summary>Elements of a context, in whole panels.</summary>
    public int StateWidth => _memory.States.Shape[1];

    /// <summary>How all sources were weighed, once the loop is through.</summary>
    public AttentionWeights Weights => new(_weights, _layout, _weightStarts, _lengths);

    /// <summary>What all sequences have read, once the loop is through; null where there is no coverage.</summary>
    public AttentionCoverage? Covered => _coverage?.Result();

    private int KeyWidth => _memory.Keys.Shape[1];

    private bool IsProjected => _queries.Length > 0;

    /// <summary>States of the longest source of some places.</summary>
    public int LongestOf(int first, int last) => TensorPrimitives.Max<int>(_lengths.AsSpan(first..last));

    /// <summary>Projects the queries of some rows, where the score does.</summary>
    /// <param name="states">h(t-1) of these rows, and what follows.</param>
    public void Project(int row, int rows, ReadOnlySpan<float> states)
    {
        if (!IsProjected)
            return;
        var queries = _queries.AsSpan(row * KeyWidth, rows * KeyWidth);
        queries.Clear();
        Gemm.Multiply(
            rows, _hidden, states, _units, _memory.QueryPanels, KeyWidth / Panels.Width, queries, KeyWidth, queries,
            KeyWidth);
    }

    /// <summary>
    /// Weighs the states of a place's source by their scores against h(t-1), and sums them to the context.
    /// </summary>
    /// <param name="state">h(t-1), and what follows.</param>
    /// <param name="context">[<see cref="StateWidth"/>]; written over.</param>
    public void Read(int step, int place, int row, ReadOnlySpan<float> state, Span<float> context)
    {
        var weights = WeightsOf(step, place);
        _memory.ScoreStates(_sources[place], Query(row, state), weights); // (12)
        _coverage?.AddScores(place, weights);
        RowSoftmax.Softmax(weights, weights); // (13)
        _coverage?.Cover(place, weights);
        _memory.SumStates(_sources[place], weights, context);
    }

    /// <summary>Makes room for the way back.</summary>
    public void StartBackward()
    {
        _stateGradients = Node.IntoMemory(_memory.States);
        _keyGradients = Node.IntoMemory(_memory.Keys) ?? new float[_memory.Keys.Count];
        _vectorGradients = Floats.Rent(_memory.Vector.Length * _layout.Sequences);
        _vectorGradients.AsSpan(0, _memory.Vector.Length * _layout.Sequences).Clear();
        if (_score.QueryWeight is { } weight)
        {
            _queryPanelsBack = Floats.Rent(weight.Shape[0] * _units);
            MatrixProduct.Pack(weight.Shape[0], _hidden, weight.Value.Span, transposed: false, _queryPanelsBack);
        }
        _coverage?.StartBackward();
    }

    /// <summary>
    /// The way back through <see cref="Read"/>; a projected query is replaced by its gradient, any other's is added to
    /// that of h(t-1).
    /// </summary>
    /// <param name="scratch">At least as many elements as the source has states.</param>
    public void ReadBack(
        int step, int place, int row, ReadOnlySpan<float> state, ReadOnlySpan<float> contextGradient,
        Span<float> scratch, Span<float> stateGradient)
    {
        var weights = WeightsOf(step, place);
        var gradients = scratch[.._lengths[place]];
        if (_stateGradients is not null)
            RowVectors.AddOuterProduct(weights, contextGradient, RowsOf(_stateGradients, place, StateWidth));
        RowVectors.Dots(Rows(_memory.States, place), contextGradient, gradients);
        _coverage?.CoverBack(place, weights, gradients);
        TensorPrimitives.Subtract(gradients, RowSums.Dot(gradients, weights), gradients);
        TensorPrimitives.Multiply(gradients, weights, gradients); // (13)
        _coverage?.AddScoresBack(place, gradients);
        var query = Query(row, state);
        if (_score.Vector is null)
        {
            TensorPrimitives.Multiply(gradients, _score.Scale, gradients);
            RowVectors.AddOuterProduct(gradients, query, RowsOf(_keyGradients, place, KeyWidth));
            if (IsProjected)
                _queries.AsSpan(row * KeyWidth, KeyWidth).Clear();
            RowVectors.AddCombination(
                Rows(_memory.Keys, place), gradients, IsProjected ? _queries.AsSpan(row * KeyWidth, KeyWidth)
                : stateGradient);
            return;
        }
        var sum = Floats.Rent(KeyWidth);
        sum.AsSpan(0, KeyWidth).Clear();
        AdditiveScores.Backward(
            Rows(_memory.Keys, place), query, _memory.Vector, gradients, RowsOf(_keyGradients, place, KeyWidth),
            sum.AsSpan(0, KeyWidth), _vectorGradients.AsSpan(place * KeyWidth, KeyWidth));
        if (IsProjected)
            sum.AsSpan(0, KeyWidth).CopyTo(_queries.AsSpan(row * KeyWidth));
        else
            TensorPrimitives.Add(stateGradient, sum.AsSpan(0, KeyWidth), stateGradient);
        sum.Return();
    }

    /// <summary>The way back through <see cref="Project"/>, behind <see cref="ReadBack"/> of the same rows.</summary>
    /// <param name="stateGradients">Those of h(t-1) of these rows; added to.</param>
    public void ProjectBack(int row, int rows, Span<float> stateGradients)
    {
        if (IsProjected)
            Gemm.Multiply(
                rows, _score.QueryWeight!.Shape[0], _queries.AsSpan(row * KeyWidth), KeyWidth, _queryPanelsBack,
                _units / Panels.Width, stateGradients, _units, stateGradients, _units);
    }

    /// <summary>
    /// Adds the gradients of the score's parameters and of coverage's, each where it is tracked: a product over all
    /// rows, and sums place by place.
    /// </summary>
    /// <param name="states">All states of the loop.</param>
    public void AddWeightGradients(Tensor? queryWeight, Tensor? vector, Tensor? coverage, ReadOnlySpan<float> states)
    {
        if (queryWeight is not null)
            AddQueryWeight(queryWeight, states);
        for (var place = 0; place < _layout.Sequences && vector is not null; place++)
            TensorPrimitives.Add(
                Node.Into(vector), _vectorGradients.AsSpan(place * KeyWidth, vector.Count), Node.Into(vector));
        if (coverage is not null)
            _coverage!.AddWeightGradient(Node.Into(coverage));
    }

    public void Release()
    {
        _queries.Return();
        _queryPanelsBack.Return();
        _vectorGradients.Return();
    }

    private void AddQueryWeight(Tensor weight, ReadOnlySpan<float> all)
    {
        var keys = weight.Shape[0];
        var (gradients, states) = (Floats.Rent(_layout.Rows * keys), Floats.Rent(_layout.Rows * _hidden));
        var previous = _layout.PreviousStates(reverse: false);
        for (var row = 0; row < _layout.Rows; row++)
        {
            _queries.AsSpan(row * KeyWidth, keys).CopyTo(gradients.AsSpan(row * keys));
            all.Slice(previous[row] * _units, _hidden).CopyTo(states.AsSpan(row * _hidden));
        }
        MatrixProduct.AddTransposeTimes(keys, _layout.Rows, _hidden, gradients, states, Node.Into(weight));
        gradients.Return();
        states.Return();
    }

    /// <summary>What a row's query meets keys as.</summary>
    private ReadOnlySpan<float> Query(int row, ReadOnlySpan<float> state) =>
        IsProjected ? _queries.AsSpan(row * KeyWidth, KeyWidth) : state[.._units];

    private Span<float> WeightsOf(int step, int place) =>
        _weights.AsSpan(_weightStarts[place] + step * _lengths[place], _lengths[place]);

    private ReadOnlySpan<float> Rows(Tensor rows, int place) => RowsOf(rows.Data, place, rows.Shape[1]);

    /// <summary>The rows of the source that a place attends to.</summary>
    private Span<float> RowsOf(float[] rows, int place, int width) =>
        rows.AsSpan(_memory.Starts[_sources[place]] * width, _lengths[place] * width);
}
