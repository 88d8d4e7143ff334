namespace Unroll.Text;

/// <summary>
/// The weights a and b of <see cref="NaiveBayesVote"/> that make the classes of dev texts most probable, where p(c) is
/// the softmax of π(c) + a (z(c) - π(c)) + b e(c): by Newton's method, as the loss is convex. Weights that are far
/// from the usual ones are penalised as much as some hundred texts can outweigh, so that few texts change little.
/// </summary>
/// <param name="network">z of each text, [texts, classes].</param>
/// <param name="counted">e of each text.</param>
/// <param name="prior">π.</param>
/// <param name="targets">The class of each text; a text with a negative one is left out.</param>
/// <param name="classWeights">How much a text of each class counts; null for all the same.</param>
internal sealed class VoteWeights(
    float[] network, float[] counted, float[] prior, int[] targets, float[]? classWeights = null)
{
    /// <summary>a and b, unless dev texts say more.</summary>
    public static readonly (float Network, float Counted) Usual = (0.3f, 3);

    private const double Penalty = 25;
    private const int MostSteps = 50;
    private const double Enough = 1e-7;

    /// <summary>a and b, 0 or more.</summary>
    public (float Network, float Counted) Fit()
    {
        var (a, b) = Minimum(Usual.Network, Usual.Counted, 1, 1);
        if (a < 0)
            (a, b) = Minimum(0, Usual.Counted, 0, 1);
        else if (b < 0)
            (a, b) = Minimum(Usual.Network, 0, 1, 0);
        return ((float)Math.Max(0, a), (float)Math.Max(0, b));
    }

    /// <param name="a">Where to start.</param>
    /// <param name="b">The same.</param>
    /// <param name="freeA">1 if a may change, else 0.</param>
    /// <param name="freeB">The same for b.</param>
    private (double A, double B) Minimum(double a, double b, double freeA, double freeB)
    {
        var here = LossAt(a, b);
        for (var step = 0; step < MostSteps; step++)
        {
            var mixed = here.Ab * freeA * freeB;
            var determinant = here.Aa * here.Bb - mixed * mixed;
            var (da, db) = (
                freeA * (here.Bb * here.A - mixed * here.B) / determinant,
                freeB * (here.Aa * here.B - mixed * here.A) / determinant);
            var next = LossAt(a - da, b - db);
            while (next.Value > here.Value && Math.Abs(da) + Math.Abs(db) > Enough)
            {
                (da, db) = (da / 2, db / 2);
                next = LossAt(a - da, b - db);
            }
            (a, b, here) = (a - da, b - db, next);
            if (Math.Abs(da) + Math.Abs(db) <= Enough)
                break;
        }
        return (a, b);
    }

    /// <summary>The loss, its gradient and its second derivatives.</summary>
    private (double Value, double A, double B, double Aa, double Ab, double Bb) LossAt(double a, double b)
    {
        var (farA, farB) = (a / Usual.Network - 1, b / Usual.Counted - 1);
        var (value, ofA, ofB, aa, ab, bb) = (
            Penalty * (farA * farA + farB * farB) / 2, Penalty * farA / Usual.Network, Penalty * farB / Usual.Counted,
            Penalty / Usual.Network / Usual.Network, 0d, Penalty / Usual.Counted / Usual.Counted);
        var (classes, p, z) = (prior.Length, new double[prior.Length], new double[prior.Length]);
        for (var text = 0; text < targets.Length; text++)
        {
            if (targets[text] < 0)
                continue;
            var weight = classWeights?[targets[text]] ?? 1;
            var e = counted.AsSpan(text * classes, classes);
            for (var c = 0; c < classes; c++)
            {
                z[c] = network[text * classes + c] - prior[c];
                p[c] = prior[c] + a * z[c] + b * e[c];
            }
            var most = p.Max();
            value -= weight * (p[targets[text]] - most);
            var sum = 0d;
            foreach (ref var one in p.AsSpan())
                sum += one = Math.Exp(one - most);
            value += weight * Math.Log(sum);
            double meanZ = 0, meanE = 0, squareZ = 0, product = 0, squareE = 0;
            for (var c = 0; c < classes; c++)
            {
                var share = p[c] / sum;
                meanZ += share * z[c];
                meanE += share * e[c];
                squareZ += share * z[c] * z[c];
                product += share * z[c] * e[c];
                squareE += share * e[c] * e[c];
            }
            ofA += weight * (meanZ - z[targets[text]]);
            ofB += weight * (meanE - e[targets[text]]);
            aa += weight * (squareZ - meanZ * meanZ);
            ab += weight * (product - meanZ * meanE);
            bb += weight * (squareE - meanE * meanE);
        }
        return (value, ofA, ofB, aa, ab, bb);
    }
}
