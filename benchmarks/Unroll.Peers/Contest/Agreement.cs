namespace Unroll.Peers;

/// <summary>Both sides must compute the same before either is timed: losses, every gradient, and outputs.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-3;
    private const int Steps = 3;

    /// <summary>Runs the first steps of both and returns the largest relative difference met.</summary>
    /// <exception cref="InvalidOperationException">They differ; the message names what.</exception>
    public static double Check(Entrant ours, Entrant peer)
    {
        ours.Contender.Begin(Phase.Inference);
        peer.Contender.Begin(Phase.Inference);
        var largest = Compare("outputs", ours.Contender.Outputs(0), peer.Contender.Outputs(0));

        ours.Contender.Begin(Phase.Training);
        peer.Contender.Begin(Phase.Training);
        for (var step = 0; step < Steps; step++)
        {
            var losses = Compare($"loss of step {step}", [ours.Contender.TrainStep(step)], [peer.Contender.TrainStep(step)]);
            largest = Math.Max(largest, losses);
            // Later steps begin from weights that the optimizers have already moved apart by a rounding.
            if (step == 0)
                largest = Math.Max(largest, CompareAll(ours.Contender.Gradients(), peer.Contender.Gradients()));
        }
        return largest;
    }

    private static double CompareAll(IReadOnlyDictionary<string, float[]> ours, IReadOnlyDictionary<string, float[]> peers)
    {
        if (!ours.Keys.Order().SequenceEqual(peers.Keys.Order()))
        {
            throw new InvalidOperationException(
                $"gradients are of other parameters: {string.Join(", ", ours.Keys.Order())}; and {string.Join(", ", peers.Keys.Order())}");
        }
        return ours.Max(gradient => Compare($"gradient of {gradient.Key}", gradient.Value, peers[gradient.Key]));
    }

    /// <summary>The largest difference of any element, relative to the largest element.</summary>
    private static double Compare(string what, float[] ours, float[] peers)
    {
        if (ours.Length != peers.Length)
            throw new InvalidOperationException($"{what}: {ours.Length} values and {peers.Length}");
        double difference = 0, scale = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs((double)ours[i] - peers[i]));
            scale = Math.Max(scale, Math.Abs(peers[i]));
        }
        var relative = difference == 0 ? 0 : difference / scale;
        // A NaN is never within the tolerance.
        if (!(relative < Tolerance))
            throw new InvalidOperationException($"{what}: the sides differ by {relative:g3}, relative to the largest value");
        return relative;
    }
}
