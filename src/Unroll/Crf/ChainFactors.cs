namespace Unroll;

/// <summary>
/// The exponentials of a CRF's scores, each kind scaled by its largest so that none overflows; 0 if a transition
/// is not allowed. They are in float64, whose range is enough for usual scores: sums of products need no
/// logarithm at every step. For scores outside the range, <see cref="LogSpaceChain"/> uses the scores themselves.
/// </summary>
internal sealed class ChainFactors
{
    /// <summary>
    /// How far apart the scores of one step may be, summed over all steps of a detour: exp(-600), with as many tags as
    /// there may be, is far from the smallest number, exp(-708).
    /// </summary>
    private const double MostRange = 600;

    /// <param name="scores">The chain.</param>
    /// <param name="detour">The most transitions needed to reach a tag from another.</param>
    public ChainFactors(AllowedScores scores, int detour)
    {
        var (tags, transitions, starts, ends) = scores;
        (Scores, Detour, Range) = (scores, detour, scores.Range);
        (Tags, Width) = (tags, VectorMatrix.Padded(tags));
        (Transitions, Transposed) = (new double[tags * Width], new double[tags * Width]);
        (TransitionShift, StartShift, EndShift) = (Largest(transitions), Largest(starts), Largest(ends));
        for (var from = 0; from < tags; from++)
        {
            for (var to = 0; to < tags; to++)
                Transitions[from * Width + to] = Transposed[to * Width + from] = Math.Exp(
                    transitions[from * tags + to] - TransitionShift);
        }
        (Starts, Ends) = (new double[Width], new double[Width]);
        for (var tag = 0; tag < tags; tag++)
            (Starts[tag], Ends[tag]) = (Math.Exp(starts[tag] - StartShift), Math.Exp(ends[tag] - EndShift));
    }

    /// <summary>The scores whose exponentials these are.</summary>
    public AllowedScores Scores { get; }

    public int Tags { get; }

    /// <summary>Length of a row: <see cref="Tags"/> numbers, then zeros.</summary>
    public int Width { get; }

    /// <summary>[from, to].</summary>
    public double[] Transitions { get; }

    /// <summary>[to, from].</summary>
    public double[] Transposed { get; }

    public double[] Starts { get; }

    public double[] Ends { get; }

    /// <summary>What was subtracted from every transition's score.</summary>
    public double TransitionShift { get; }

    public double StartShift { get; }

    public double EndShift { get; }

    private int Detour { get; }

    private double Range { get; }

    /// <summary>
    /// Whether the factors of a sequence are accurate enough to replace its scores: the probability of any tag relative
    /// to the best one, by a detour over the worst transitions and emissions, must not underflow.
    /// </summary>
    /// <param name="least">The least factor of an emission at any step, where the largest of each is 1.</param>
    /// <param name="length">How many steps there are.</param>
    public bool Hold(double least, int length) => (Range - Math.Log(least)) * Math.Min(Detour, length) <= MostRange;

    /// <summary>The largest finite score; 0 if none is finite.</summary>
    private static double Largest(ReadOnlySpan<float> scores)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
            largest = Math.Max(largest, score);
        return double.IsFinite(largest) ? largest : 0;
    }
}
