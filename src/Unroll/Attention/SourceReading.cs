using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Attention in the time loop, equations (12) and (13), and its backward pass: scores the states of each place's
/// source against the place's state h(t-1), and sums them by their weights. Threads with different places do not
/// interfere, except in the backward pass if two places share a source.
/// </summary>
internal sealed class SourceReading
{
    private readonly IAttentionScore _score;
    private readonly AttentionSources _sources;
    private readonly PackedLayout _layout;
    private readonly CoverageVectors? _coverage;
    private readonly int _hidden;
    private readonly int _units;
    private readonly int[] _sourceOf;
    private readonly int[] _lengths;
    private readonly int[] _weightStarts;
    private readonly float[] _weights;
    private readonly Buffer<float> _queries;
    private Buffer<float> _vectorGradients;
    private Buffer<float> _queryPanelsBack;
    private Buffer<float> _stateGradients;
    private Buffer<float> _keyGradients;

    /// <exception cref="ArgumentException">There are more weights than one array can hold.</exception>
    public SourceReading(AttentionParameters layer, AttentionBatch batch)
    {
        (_score, _sources, _layout, _sourceOf) = (layer.Score, batch.Sources, batch.Layout, batch.SourceOfPlace);
        (_hidden, _units) = (layer.Weights.Hidden, layer.Weights.Units);
        _lengths = Array.ConvertAll(_sourceOf, _sources.LengthOf);
        _weightStarts = new int[_sourceOf.Length];
        long count = 0;
        for (var place = 0; place < _sourceOf.Length; place++)
        {
            _weightStarts[place] = (int)count;
            count += (long)_layout.SortedLengths[place] * _lengths[place];
            if (count > Array.MaxLength)
                throw new ArgumentException(
                    $"attention of {_layout.Rows} steps over sources of up to {_lengths.Max()} states has more weights "
                    + "than one array can hold; use a smaller batch or shorter sequences", nameof(batch));
        }
        _weights = new float[count];
        _coverage = layer.CoverageWeight is null ? null
            : new CoverageVectors(layer.CoverageWeight, _layout, _lengths, batch.Coverage);
        _queries = Buffer<float>.Rent(_score.QueryWeight is null ? 0 : _layout.Rows * KeyWidth);
    }

    /// <summary>Elements of a context, in whole panels.</summary>
    public int StateWidth => _sources.States.Shape[1];

    /// <summary>The weights of all sources, after the loop.</summary>
    public AttentionWeights Weights => new(_weights, _layout, _weightStarts, _lengths);

    /// <summary>The coverage of all sequences, after the loop; null without coverage.</summary>
    public AttentionCoverage? Coverage => _coverage?.Result();

    private int KeyWidth => _sources.Keys.Shape[1];

    private bool IsProjected => _queries.Length > 0;

    /// <summary>States of the longest source of some places.</summary>
    public int LongestOf(int first, int last) => TensorPrimitives.Max<int>(_lengths.AsSpan(first..last));

    /// <summary>Projects the queries of some rows, if the score has a projection.</summary>
    /// <param name="states">h(t-1) of these rows, and all that follow.</param>
    public void Project(int row, int rows, ReadOnlySpan<float> states)
    {
        if (!IsProjected)
            return;
        var queries = new RowSpan(_queries.AsSpan(row * KeyWidth, rows * KeyWidth), KeyWidth);
        queries.Values.Clear();
        Gemm.Multiply(
            rows, _hidden, new(states, _units), new(_sources.QueryPanels, _hidden, KeyWidth / Panels.Width), queries,
            queries);
    }

    /// <summary>
    /// Computes the weights of the states of a place's source from their scores against h(t-1), and sums them to the
    /// context.
    /// </summary>
    /// <param name="state">h(t-1), and all that follow.</param>
    /// <param name="context">[<see cref="StateWidth"/>]; overwritten.</param>
    public void Read(int step, int place, int row, ReadOnlySpan<float> state, Span<float> context)
    {
        var weights = WeightsOf(step, place);
        _sources.ScoreStates(_sourceOf[place], Query(row, state), weights); // (12)
        _coverage?.AddScores(place, weights);
        RowSoftmax.Softmax(weights, weights); // (13)
        _coverage?.Cover(place, weights);
        _sources.SumStates(_sourceOf[place], weights, context);
    }

    /// <summary>Makes room for the backward pass.</summary>
    public void StartBackward()
    {
        _stateGradients = Node.IntoBuffer(_sources.States);
        _keyGradients = _sources.Keys.IsTracked
            ? Node.IntoBuffer(_sources.Keys)
            : Buffer<float>.Zeros(_sources.Keys.Count);
        _vectorGradients = Buffer<float>.Rent(_sources.Vector.Length * _layout.Sequences);
        _vectorGradients.AsSpan(0, _sources.Vector.Length * _layout.Sequences).Clear();
        if (_score.QueryWeight is { } weight)
        {
            _queryPanelsBack = Buffer<float>.Rent(weight.Shape[0] * _units);
            MatrixProduct.Pack(weight.Shape[0], _hidden, weight.Value.Span, transposed: false, _queryPanelsBack);
        }
        _coverage?.StartBackward();
    }

    /// <summary>
    /// The backward pass of <see cref="Read"/>; a projected query is replaced by its gradient, any other's is added to
    /// that of h(t-1).
    /// </summary>
    /// <param name="scratch">At least one element for each state of the source.</param>
    public void ReadBack(
        int step, int place, int row, ReadOnlySpan<float> state, ReadOnlySpan<float> contextGradient,
        Span<float> scratch, Span<float> stateGradient)
    {
        var weights = WeightsOf(step, place);
        var gradients = scratch[.._lengths[place]];
        if (!_stateGradients.IsEmpty)
            RowVectors.AddOuterProduct(weights, contextGradient, RowsOf(_stateGradients, place, StateWidth));
        RowVectors.Dots(Rows(_sources.States, place), contextGradient, gradients);
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
                Rows(_sources.Keys, place), gradients, IsProjected ? _queries.AsSpan(row * KeyWidth, KeyWidth)
                : stateGradient);
            return;
        }
        var sum = Buffer<float>.Rent(KeyWidth);
        sum.AsSpan(0, KeyWidth).Clear();
        AdditiveScores.Backward(
            Rows(_sources.Keys, place), query, _sources.Vector, gradients, RowsOf(_keyGradients, place, KeyWidth),
            sum.AsSpan(0, KeyWidth), _vectorGradients.AsSpan(place * KeyWidth, KeyWidth));
        if (IsProjected)
            sum.AsSpan(0, KeyWidth).CopyTo(_queries.AsSpan(row * KeyWidth));
        else
            TensorPrimitives.Add(stateGradient, sum.AsSpan(0, KeyWidth), stateGradient);
        sum.Return();
    }

    /// <summary>The backward pass of <see cref="Project"/>, after <see cref="ReadBack"/> of the same rows.</summary>
    /// <param name="stateGradients">The gradients of h(t-1) of these rows; added to.</param>
    public void ProjectBack(int row, int rows, Span<float> stateGradients)
    {
        if (IsProjected)
        {
            var keys = _score.QueryWeight!.Shape[0];
            Gemm.Multiply(
                rows, keys, new(_queries.AsSpan(row * KeyWidth), KeyWidth),
                new(_queryPanelsBack, keys, _units / Panels.Width), new(stateGradients, _units),
                new(stateGradients, _units));
        }
    }

    /// <summary>
    /// Adds the gradients of the parameters of score and coverage, each if it is tracked: a product over all
    /// rows, and sums place by place.
    /// </summary>
    /// <param name="states">All states of the loop.</param>
    public void AddWeightGradients(TrackedParameters tracked, ReadOnlySpan<float> states)
    {
        if (tracked.QueryWeight is not null)
            AddQueryWeight(tracked.QueryWeight, states);
        for (var place = 0; place < _layout.Sequences && tracked.Vector is { } vector; place++)
            TensorPrimitives.Add(
                Node.Into(vector), _vectorGradients.AsSpan(place * KeyWidth, vector.Count), Node.Into(vector));
        if (tracked.CoverageWeight is not null)
            _coverage!.AddWeightGradient(Node.Into(tracked.CoverageWeight));
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
        var (gradients, states) = (Buffer<float>.Rent(_layout.Rows * keys), Buffer<float>.Rent(_layout.Rows * _hidden));
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

    /// <summary>A row's query in the form in which it meets keys.</summary>
    private ReadOnlySpan<float> Query(int row, ReadOnlySpan<float> state) =>
        IsProjected ? _queries.AsSpan(row * KeyWidth, KeyWidth) : state[.._units];

    private Span<float> WeightsOf(int step, int place) =>
        _weights.AsSpan(_weightStarts[place] + step * _lengths[place], _lengths[place]);

    private ReadOnlySpan<float> Rows(Tensor rows, int place) => RowsOf(rows.Data, place, rows.Shape[1]);

    /// <summary>The rows of the source that a place attends to.</summary>
    private Span<float> RowsOf(Span<float> rows, int place, int width) =>
        rows.Slice(_sources.Starts[_sourceOf[place]] * width, _lengths[place] * width);
}
