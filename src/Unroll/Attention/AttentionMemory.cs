using System.Numerics.Tensors;
using Unroll.Autograd;
using Unroll.Kernels;
using Unroll.Threading;

namespace Unroll;

/// <summary>The sources that a layer with attention reads, made by <see cref="IAttentionRecurrent.Remember"/>: their states and keys, each source's together.</summary>
public sealed class AttentionMemory
{
    internal AttentionMemory(IAttentionScore score, Parameter? feed, PackedSequence states, TrainingPass? pass)
    {
        (Score, Layout) = (score, states.Layout);
        Starts = new int[Layout.Sequences];
        for (var source = 1; source < Starts.Length; source++)
            Starts[source] = Starts[source - 1] + Layout.LengthOf(source - 1);
        States = SourceBySource(states.Data);
        var keys = score.Keys(states, pass);
        Keys = keys == states.Data ? States : SourceBySource(keys);
        (QueryPanels, FeedPanels) = (Packed(score.QueryWeight), Packed(feed));

        static float[] Packed(Parameter? weight)
        {
            if (weight is null)
                return [];
            var panels = new float[weight.Shape[1] * Panels.Padded(weight.Shape[0])];
            MatrixProduct.Pack(weight.Shape[1], weight.Shape[0], weight.Value.Span, transposed: true, panels);
            return panels;
        }
    }

    /// <summary>How many sources there are.</summary>
    public int Sources => Starts.Length;

    /// <summary>How many states a source has.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such source.</exception>
    public int LengthOf(int source) => Layout.LengthOf(source);

    /// <summary>What they are scored by.</summary>
    internal IAttentionScore Score { get; }

    /// <summary>For each source, in the order given, the row of its first state.</summary>
    internal int[] Starts { get; }

    /// <summary>[rows, state], source by source, each row filled up with zeros to a whole number of vectors.</summary>
    internal Tensor States { get; }

    /// <summary>[rows, key] likewise.</summary>
    internal Tensor Keys { get; }

    /// <summary>What queries are multiplied by, in panels: packed once for all steps that are taken one at a time; empty where they are not.</summary>
    internal float[] QueryPanels { get; }

    /// <summary>W_a of input feeding likewise.</summary>
    internal float[] FeedPanels { get; }

    private PackedLayout Layout { get; }

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
        return Node.Record(result, [packed], node => EachRow((Node.IntoMemory(packed)!, node.GradientMemory(0)!, width, padded), static (row, at, s) =>
        {
            var to = s.Item1.AsSpan(row * s.width, s.width);
            TensorPrimitives.Add(to, s.Item2.AsSpan(at * s.padded, s.width), to);
        }));
    }

    private void EachRow<T>(T state, Action<int, int, T> body) => Workers.For(Sources, (this, state, body), static (source, s) =>
    {
        for (var step = 0; step < s.Item1.LengthOf(source); step++)
            s.body(s.Item1.Layout.RowOf(source, step), s.Item1.Starts[source] + step, s.state);
    });
}
