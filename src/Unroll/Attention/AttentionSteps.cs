using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// A layer with attention in inference, many sequences side by side and one step at a time. Each row of a step
/// continues any row of the step before. Results are those of <see cref="IAttentionRecurrent.Forward"/> called step by
/// step, to the bit, without allocating per step. Queries, scores and contexts are computed once for rows that
/// continue the same row. It belongs to one thread.
/// </summary>
internal sealed class AttentionSteps
{
    private readonly LayerSteps _layer;
    private readonly AttentionSources _sources;
    private readonly Parameter? _feed;
    private readonly float? _coverage;
    private readonly AttentionHistory _history = new();
    private Buffer<int> _sourceOf;
    private Buffer<int> _lengths;
    private Buffer<int> _familyBefore;
    private Buffer<float> _states;
    private Buffer<float> _queries;
    private Buffer<float> _contexts;
    private Buffer<float> _covered;
    private Buffer<float> _nextCovered;

    /// <param name="layer">The recurrence.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="feed">W_a of input feeding, where there is one.</param>
    /// <param name="coverage">The weight of coverage, where there is one.</param>
    public AttentionSteps(LayerSteps layer, AttentionSources sources, Parameter? feed, Parameter? coverage) =>
        (_layer, _sources, _feed, _coverage) = (layer, sources, feed, coverage?.Value[0]);

    /// <summary>The recurrence: its states are those of the last step.</summary>
    public LayerSteps Layer => _layer;

    /// <summary>The weights α of all steps so far.</summary>
    public AttentionHistory History => _history;

    private int Units => _layer.Weights.Units;

    private int KeyWidth => _sources.Keys.Shape[1];

    private int ContextWidth => _sources.States.Shape[1];

    /// <summary>The length of a family's coverage: the number of states of the longest source.</summary>
    private int Longest => _sources.LongestSource;

    private bool IsProjected => _sources.QueryPanels.Length > 0;

    /// <summary>Takes a step.</summary>
    /// <param name="siblings">Which rows of the step before the rows continue.</param>
    /// <param name="sourceOf">The source of each row, the same as that of the row it continues.</param>
    /// <param name="words">The table of what the rows read.</param>
    /// <param name="ids">For each row, its row of the table.</param>
    /// <param name="fed">
    /// Receives, for each row, what its update reads besides that: the context or the attentional vector.
    /// </param>
    /// <param name="stride">How far apart those lie.</param>
    public void Step(
        Siblings siblings, ReadOnlySpan<int> sourceOf, GrowingTable words, ReadOnlySpan<int> ids,
        Span<float> fed, int stride)
    {
        _layer.MakeRoom(siblings.Rows);
        words.Copy(ids, _layer.Gates, _layer.GateStride);
        Attend(siblings, sourceOf);
        Feed(siblings, fed, stride);
        _layer.AddContexts(siblings.Rows, fed, stride);
        _layer.Advance(siblings);
    }

    /// <summary>Returns the buffers; nothing can be read afterwards.</summary>
    public void Release()
    {
        _layer.Release();
        _history.Release();
        _sourceOf.Release();
        _lengths.Release();
        _familyBefore.Release();
        _states.Release();
        _queries.Release();
        _contexts.Release();
        _covered.Release();
        _nextCovered.Release();
    }

    /// <summary>The context of each family.</summary>
    private void Attend(Siblings siblings, ReadOnlySpan<int> sourceOf)
    {
        var families = siblings.Families;
        _sourceOf.MakeRoom(families);
        _lengths.MakeRoom(families);
        for (var family = 0; family < families; family++)
        {
            _sourceOf[family] = sourceOf[siblings.Firsts[family]];
            _lengths[family] = _sources.LengthOf(_sourceOf[family]);
        }
        _states.MakeRoom((long)families * Units);
        _contexts.MakeRoom((long)families * ContextWidth);
        _layer.CopyParents(siblings, _states);
        Project(families);
        _history.Begin(siblings, _lengths.AsSpan(0, families));
        var isFirst = _history.Steps == 1;
        if (_coverage is not null)
            _nextCovered.MakeRoom((long)families * Longest);
        Workers.For(families, (this, siblings, isFirst), static (family, s) =>
            s.Item1.Attend(family, s.siblings, s.isFirst));
        if (_coverage is null)
            return;
        (_covered, _nextCovered) = (_nextCovered, _covered);
        _familyBefore.MakeRoom(siblings.Rows);
        siblings.FamilyOf.CopyTo(_familyBefore);
    }

    private void Attend(int family, Siblings siblings, bool isFirst)
    {
        var weights = _history.LastWeightsOf(siblings.Firsts[family]);
        var query = IsProjected ? _queries.AsSpan(family * KeyWidth, KeyWidth) : _states.AsSpan(family * Units, Units);
        _sources.ScoreStates(_sourceOf[family], query, weights); // (12)
        var covered = _coverage is null ? default : _nextCovered.AsSpan(family * Longest, weights.Length);
        if (isFirst)
            covered.Clear();
        else if (_coverage is not null)
            _covered.AsSpan(_familyBefore[siblings.Parents[family]] * Longest, weights.Length).CopyTo(covered);
        if (_coverage is { } weight)
            TensorPrimitives.MultiplyAddEstimate(covered, weight, weights, weights);
        RowSoftmax.Softmax(weights, weights); // (13)
        if (_coverage is not null)
            TensorPrimitives.Add(covered, weights, covered);
        _sources.SumStates(_sourceOf[family], weights, _contexts.AsSpan(family * ContextWidth, ContextWidth));
    }

    private void Project(int families)
    {
        if (!IsProjected)
            return;
        _queries.MakeRoom((long)families * KeyWidth);
        _queries.AsSpan(0, families * KeyWidth).Clear();
        var queries = new RowSpan(_queries, KeyWidth);
        ColumnProduct.Multiply(
            families, _layer.Weights.Hidden, new(_states, Units),
            new(_sources.QueryPanels, _layer.Weights.Hidden, KeyWidth / Panels.Width), queries, queries);
    }

    /// <summary>
    /// What each row's update reads: its family's context, or with input feeding the vector made from it.
    /// </summary>
    private void Feed(Siblings siblings, Span<float> fed, int stride)
    {
        var (size, from, width) = (_layer.Weights.Context, _contexts, ContextWidth);
        Buffer<float> vectors = default;
        if (_feed is not null)
        {
            var feeding = new FedVectors(_feed, _sources.FeedPanels, siblings.Families, _sources.Score.KeySize);
            for (var family = 0; family < siblings.Families; family++)
            {
                var context = _contexts.AsSpan(family * ContextWidth, _sources.Score.KeySize);
                feeding.Take(family, context, _states.AsSpan(family * Units, _layer.Weights.Hidden));
            }
            vectors.MakeRoom((long)siblings.Families * size);
            feeding.Forward(0, siblings.Families, new(vectors, size));
            feeding.Release();
            (from, width) = (vectors, size);
        }
        for (var row = 0; row < siblings.Rows; row++)
            from.AsSpan(siblings.FamilyOf[row] * width, size).CopyTo(fed[(row * stride)..]);
        vectors.Release();
    }
}
