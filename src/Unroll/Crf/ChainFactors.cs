using Unroll.Kernels;

namespace Unroll;

/// <summary>
/// The exponentials of a chain's scores, each kind scaled by its largest so that none overflows; 0 where a transition is not allowed. In float64, whose range no usual score leaves: sums of products of them need no
/// logarithm at every step.
/// </summary>
internal sealed class ChainFactors
{
    public ChainFactors(int tags, ReadOnlySpan<float> transitions, ReadOnlySpan<float> starts, ReadOnlySpan<float> ends)
    {
        (Tags, Width) = (tags, VectorMatrix.Padded(tags));
        (Transitions, Transposed) = (new double[tags * Width], new double[tags * Width]);
        (TransitionShift, StartShift, EndShift) = (Largest(transitions), Largest(starts), Largest(ends));
        for (var from = 0; from < tags; from++)
        {
            for (var to = 0; to < tags; to++)
                Transitions[from * Width + to] = Transposed[to * Width + from] = Math.Exp(transitions[from * tags + to] - TransitionShift);
        }
        (Starts, Ends) = (new double[Width], new double[Width]);
        for (var tag = 0; tag < tags; tag++)
            (Starts[tag], Ends[tag]) = (Math.Exp(starts[tag] - StartShift), Math.Exp(ends[tag] - EndShift));
    }

    public int Tags { get; }

    /// <summary>Numbers of a row, <see cref="Tags"/> and zeros behind.</summary>
    public int Width { get; }

    /// <summary>[from, to].</summary>
    public double[] Transitions { get; }

    /// <summary>[to, from].</summary>
    public double[] Transposed { get; }

    public double[] Starts { get; }

    public double[] Ends { get; }

    /// <summary>What was taken off every transition's score.</summary>
    public double TransitionShift { get; }

    public double StartShift { get; }

    public double EndShift { get; }

    /// <summary>The largest score that is finite; 0 where none is.</summary>
    private static double Largest(ReadOnlySpan<float> scores)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
            largest = Math.Max(largest, score);
        return double.IsFinite(largest) ? largest : 0;
    }
}
