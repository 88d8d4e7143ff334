using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// The sources that a layer with attention reads, made by <see cref="IAttentionRecurrent.Prepare"/>: their states and
/// keys, grouped by source.
/// </summary>
public sealed class AttentionSources
{
    /// <param name="queryPanels">
    /// The transpose of the weight that queries are multiplied by, in panels; empty if there is none.
    /// </param>
    /// <param name="feedPanels">The same for W_a of input feeding.</param>
    internal AttentionSources(
        IAttentionScore score, Buffer<float> queryPanels, Buffer<float> feedPanels, PackedSequence states,
        TrainingPass? pass)
    {
        (Score, QueryPanels, FeedPanels, Layout) = (score, queryPanels, feedPanels, states.Layout);
        Starts = new int[Layout.Sequences];
        for (var source = 1; source < Starts.Length; source++)
            Starts[source] = Starts[source - 1] + Layout.LengthOf(source - 1);
        States = SourceBySource(states.Data);
        var keys = score.ProjectKeys(states, pass);
        Keys = keys == states.Data ? States : SourceBySource(keys);
        Vector = new float[score.Vector is null ? 0 : Keys.Shape[1]];
        score.Vector?.Value.Span.CopyTo(Vector);
    }

    /// <summary>How many sources there are.</summary>
    public int Count => Starts.Length;

    /// <summary>How many states a source has.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such source.</exception>
    public int LengthOf(int source) => Layout.LengthOf(source);

    /// <summary>The score that is used.</summary>
    internal IAttentionScore Score { get; }

    /// <summary>For each source, in the order given, the row of its first state.</summary>
    internal int[] Starts { get; }

    /// <summary>[rows, state], source by source, each row padded with zeros to a whole number of vectors.</summary>
    internal Tensor States { get; }

    /// <summary>[rows, key], padded in the same way.</summary>
    internal Tensor Keys { get; }

    /// <summary>w of the additive score, padded in the same way; empty for any other score.</summary>
    internal float[] Vector { get; }

    /// <summary>The weight that queries are multiplied by, in panels; empty if there is none.</summary>
    internal Buffer<float> QueryPanels { get; }

    /// <summary>W_a of input feeding, in panels; empty if there is none.</summary>
    internal Buffer<float> FeedPanels { get; }

    /// <summary>States of the longest source.</summary>
    internal int LongestSource => Layout.Steps;

    private PackedLayout Layout { get; }

    /// <summary>Equation (12): the score of each of a source's states for a query.</summary>
    /// <param name="query">The query in the form in which it meets keys, as wide as they are.</param>
    /// <param name="scores">One for each state of the source.</param>
    internal void ScoreStates(int source, ReadOnlySpan<float> query, Span<float> scores)
    {
        var keys = RowsOf(Keys, source);
        if (Score.Vector is null)
        {
            RowVectors.Dots(keys, query, scores);
            TensorPrimitives.Multiply(scores, Score.Scale, scores);
        }
        else
        {
            AdditiveScores.Forward(keys, query, Vector, scores);
        }
    }

    /// <summary>Equation (13): the sum of a source's states by their weights.</summary>
    /// <param name="context">As wide as a row of <see cref="States"/>; overwritten.</param>
    internal void SumStates(int source, ReadOnlySpan<float> weights, Span<float> context)
    {
        context.Clear();
        RowVectors.AddCombination(RowsOf(States, source), weights, context);
    }

    private ReadOnlySpan<float> RowsOf(Tensor rows, int source)
    {
        var width = rows.Shape[1];
        return rows.Span.Slice(Starts[source] * width, LengthOf(source) * width);
    }

    private Tensor SourceBySource(Tensor packed)
    {
        var width = packed.Shape[1];
        var padded = Panels.Padded(width);
        var result = Tensor.Unwritten(new Shape(packed.Shape[0], padded));
        EachRow((packed.Data, result.Data, width, padded), static (row, at, s) =>
        {
            s.Item1.AsSpan(row * s.width, s.width).CopyTo(s.Item2.AsSpan(at * s.padded));
            s.Item2.AsSpan(at * s.padded + s.width, s.padded - s.width).Clear();
        });
        return Node.Record(result, [packed], (sources: this, packed, width, padded), static (node, s) =>
        {
            var (into, gradient) = (Node.IntoBuffer(s.packed), node.GradientBuffer(0));
            s.sources.EachRow((into, gradient, s.width, s.padded), static (row, at, s) =>
            {
                var to = s.into.AsSpan(row * s.width, s.width);
                TensorPrimitives.Add(to, s.gradient.AsSpan(at * s.padded, s.width), to);
            });
        });
    }

    private void EachRow<T>(T state, Action<int, int, T> body) =>
        Workers.For(Count, (this, state, body), static (source, s) =>
    {
        for (var step = 0; step < s.Item1.LengthOf(source); step++)
            s.body(s.Item1.Layout.RowOf(source, step), s.Item1.Starts[source] + step, s.state);
    });
}
