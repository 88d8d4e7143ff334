namespace Unroll.Text;

/// <summary>
/// The weights a and b of <see cref="ClassEvidence"/> that make the classes of dev texts most probable, where p(c) is
/// the softmax of a z(c) + b e(c): by Newton's method, as the loss is convex. A penalty of ½ ((a - 1)² + (b/5 - 1)²)
/// keeps the usual weights if there are few texts, and finite ones if no dev text is wrong.
/// </summary>
internal static class EvidenceWeights
{
    private const int MostSteps = 50;
    private const double Enough = 1e-6;

    /// <summary>a and b, 0 or more.</summary>
    /// <param name="network">z of each text, [texts, classes].</param>
    /// <param name="evidence">e of each text.</param>
    /// <param name="targets">The class of each text; a text with a negative one is left out.</param>
    public static (float Network, float Evidence) Fit(float[] network, float[] evidence, int[] targets)
    {
        var (a, b) = ((double)ClassEvidence.UsualWeights[0], (double)ClassEvidence.UsualWeights[1]);
        var here = Loss(network, evidence, targets, a, b);
        for (var step = 0; step < MostSteps; step++)
        {
            var determinant = here.Aa * here.Bb - here.Ab * here.Ab;
            var (da, db) = (
                (here.Bb * here.A - here.Ab * here.B) / determinant,
                (here.Aa * here.B - here.Ab * here.A) / determinant);
            var next = Loss(network, evidence, targets, a - da, b - db);
            while (next.Value > here.Value && Math.Abs(da) + Math.Abs(db) > Enough)
            {
                (da, db) = (da / 2, db / 2);
                next = Loss(network, evidence, targets, a - da, b - db);
            }
            (a, b, here) = (a - da, b - db, next);
            if (Math.Abs(da) + Math.Abs(db) <= Enough)
                break;
        }
        return ((float)Math.Max(0, a), (float)Math.Max(0, b));
    }

    /// <summary>The loss, its gradient and its second derivatives.</summary>
    private static (double Value, double A, double B, double Aa, double Ab, double Bb) Loss(
        float[] network, float[] evidence, int[] targets, double a, double b)
    {
        var usual = ClassEvidence.UsualWeights[1];
        var (fromOne, fromUsual) = (a - 1, b / usual - 1);
        var (value, ofA, ofB, aa, ab, bb) = (
            (fromOne * fromOne + fromUsual * fromUsual) / 2, fromOne, fromUsual / usual, 1d, 0d, 1d / usual / usual);
        var classes = network.Length / Math.Max(1, targets.Length);
        var p = new double[classes];
        for (var text = 0; text < targets.Length; text++)
        {
            if (targets[text] < 0)
                continue;
            var z = network.AsSpan(text * classes, classes);
            var e = evidence.AsSpan(text * classes, classes);
            for (var c = 0; c < classes; c++)
                p[c] = a * z[c] + b * e[c];
            var most = p.Max();
            value -= p[targets[text]] - most;
            var sum = 0d;
            foreach (ref var one in p.AsSpan())
                sum += one = Math.Exp(one - most);
            value += Math.Log(sum);
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
            ofA += meanZ - z[targets[text]];
            ofB += meanE - e[targets[text]];
            aa += squareZ - meanZ * meanZ;
            ab += product - meanZ * meanE;
            bb += squareE - meanE * meanE;
        }
        return (value, ofA, ofB, aa, ab, bb);
    }
}
