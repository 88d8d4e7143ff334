namespace Unroll;

/// <summary>
/// Probabilities of the paths of one sequence whose scores differ so much that their exponentials underflow relative to
/// each other. Going back, β(t, i) = log Σ_j exp(M(i, j) + x(t+1, j) + β(t+1, j)); with it the chain has the Markov
/// property, and a step follows from the tag before it: p(j | i) is the softmax over j of the same terms. Nothing is a
/// difference of large sums, so probabilities are accurate whatever the scores are.
/// </summary>
internal sealed class LogSpaceChain
{
    private readonly AllowedScores _scores;
    private readonly float[] _emissions;
    private readonly double[] _beta;

    /// <summary>Runs the backward recursion once.</summary>
    /// <param name="scores">The chain.</param>
    /// <param name="emissions">[steps, tags]; the array is kept.</param>
    public LogSpaceChain(AllowedScores scores, float[] emissions)
    {
        (_scores, _emissions, _beta) = (scores, emissions, new double[emissions.Length]);
        var terms = new double[Tags];
        for (var tag = 0; tag < Tags; tag++)
            _beta[(Steps - 1) * Tags + tag] = scores.Ends[tag];
        for (var step = Steps - 2; step >= 0; step--)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                Terms(step + 1, Behind(tag), terms);
                _beta[step * Tags + tag] = LogSum(terms);
            }
        }
        Terms(0, scores.Starts, terms);
        LogPartition = LogSum(terms);
    }

    /// <summary>The logarithm of the sum of exp(score) over all paths; minus infinity if none is allowed.</summary>
    public double LogPartition { get; }

    private int Tags => _scores.Tags;

    private int Steps => _emissions.Length / Tags;

    /// <summary>The logarithm of a path's probability.</summary>
    /// <param name="path">The tag of each step.</param>
    public double LogProbability(ReadOnlySpan<int> path)
    {
        var terms = new double[Tags];
        double sum = 0;
        for (var step = 0; step < path.Length; step++)
        {
            Terms(step, step == 0 ? _scores.Starts : Behind(path[step - 1]), terms);
            sum += LogShare(terms, path[step]);
        }
        return sum;
    }

    /// <summary>The probability of a tag at a step given the one before it.</summary>
    public double Conditional(int step, int from, int to)
    {
        var terms = new double[Tags];
        Terms(step, Behind(from), terms);
        return Math.Exp(LogShare(terms, to));
    }

    /// <summary>The probability of each tag at each step.</summary>
    /// <param name="rowOf">Returns where to write the probabilities of a step: [tags] or more.</param>
    /// <param name="counts">
    /// If given, the expected count of each transition is added to it, [tags, <paramref name="width"/>].
    /// </param>
    /// <param name="width">Length of its rows.</param>
    public void Marginals(RowOfStep rowOf, Span<double> counts = default, int width = 0)
    {
        var shares = new double[Tags];
        Terms(0, _scores.Starts, shares);
        Softmax(shares);
        shares.CopyTo(rowOf(0));
        for (var step = 1; step < Steps; step++)
        {
            Span<double> before = rowOf(step - 1), row = rowOf(step)[..Tags];
            row.Clear();
            for (var from = 0; from < Tags; from++)
            {
                if (before[from] == 0)
                    continue;
                Terms(step, Behind(from), shares);
                Softmax(shares);
                for (var to = 0; to < Tags; to++)
                {
                    row[to] += before[from] * shares[to];
                    if (!counts.IsEmpty)
                        counts[from * width + to] += before[from] * shares[to];
                }
            }
        }
    }

    /// <summary>The place of a step's numbers.</summary>
    public delegate Span<double> RowOfStep(int step);

    private ReadOnlySpan<float> Behind(int tag) => _scores.Transitions.AsSpan(tag * Tags, Tags);

    /// <summary>The scores of a step's tags, including all that comes after them.</summary>
    private void Terms(int step, ReadOnlySpan<float> before, double[] terms)
    {
        for (var tag = 0; tag < Tags; tag++)
            terms[tag] = (double)before[tag] + _emissions[step * Tags + tag] + _beta[step * Tags + tag];
    }

    private static double LogSum(double[] terms)
    {
        var (largest, sum) = Sum(terms);
        return sum == 0 ? double.NegativeInfinity : largest + Math.Log(sum);
    }

    private static double LogShare(double[] terms, int tag)
    {
        var (largest, sum) = Sum(terms);
        return terms[tag] - largest - Math.Log(sum);
    }

    private static void Softmax(double[] terms)
    {
        var (largest, sum) = Sum(terms);
        for (var tag = 0; tag < terms.Length; tag++)
            terms[tag] = sum == 0 ? 0 : Math.Exp(terms[tag] - largest) / sum;
    }

    /// <summary>
    /// The largest of some terms, and the sum of all exponentials relative to it; 0 if none is allowed.
    /// </summary>
    private static (double Largest, double Sum) Sum(double[] terms)
    {
        var (largest, sum) = (terms.Max(), 0.0);
        foreach (var term in terms)
            sum += double.IsNegativeInfinity(term) ? 0 : Math.Exp(term - largest);
        return (largest, sum);
    }
}
