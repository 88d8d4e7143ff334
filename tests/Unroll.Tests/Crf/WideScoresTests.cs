namespace Unroll.Tests.Crf;

/// <summary>Scores so far apart that exponentials vanish beside each other, against sums of logarithms.</summary>
public class WideScoresTests
{
    /// <summary>
    /// From a tag to itself and to the next one alone: the way from the first to the last takes as many steps as there
    /// are tags.
    /// </summary>
    private static bool Onwards(int? from, int? to) =>
        from is null ? to == 0 : to is null ? from == 59 : to == from || to == from + 1;

    /// <summary>Two halves that no transition joins.</summary>
    private static bool Apart(int? from, int? to) => from is null || to is null || from / 2 == to / 2;

    [Fact]
    public void WhatIsNotAllowedMayScoreMostByAnyGap()
    {
        // The paths 0 1 and 1 0 score 2000 each, 1 1 scores 0, and 0 0 is not allowed.
        var crf = Zero(new LinearChainCrf(2, (from, to) => (from, to) is not (0, 0)));
        var emissions = new PackedSequence(Tensor.Of(new float[,] { { 2000, 0 }, { 2000, 0 } }), PackedLayout.Of([2]));
        Assert.Equal(Math.Log(2) / 2, crf.NegativeLogLikelihood(emissions, [1, 0]).Item(), 1e-6);
        Assert.Equal(Math.Log(2) / 2, crf.NegativeLogLikelihood(emissions, [0, 1]).Item(), 1e-6);
        Assert.Equal((2000 + Math.Log(2)) / 2, crf.NegativeLogLikelihood(emissions, [1, 1]).Item(), 1e-3);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], crf.Posterior(emissions).Marginals.ToArray());
        Assert.Equal([0.5, 0.5, 0], crf.Best(emissions.Data, 3).Select(path => path.Probability));
    }

    [Fact]
    public void ALongWayRoundIsNotLost()
    {
        var crf = Zero(new LinearChainCrf(60, Onwards));
        // Every step but the last ones wants to stay with tag 0, by 15; the path must end with tag 59.
        var emissions = Tensor.Zeros(70, 60);
        var data = emissions.ToArray();
        for (var step = 0; step < 70; step++)
            data[step * 60] = 15;
        AssertAsByLogarithms(crf, Onwards, Tensor.Of(emissions.Shape, data));
    }

    [Fact]
    public void APartThatNothingLeadsToIsNotLost()
    {
        var crf = Zero(new LinearChainCrf(4, Apart));
        var data = new float[300 * 4];
        for (var step = 0; step < 300; step++)
            data[step * 4 + (step < 140 ? 0 : 2)] = 10; // so that in the end the second half is right
        AssertAsByLogarithms(crf, Apart, Tensor.Of(new Shape(300, 4), data));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(700)]
    [InlineData(4000)]
    public void GradientsAreExpectedLessActualCountsAtAnyScale(float scale)
    {
        var (layout, tags) = (PackedLayout.Of([4, 2]), 3);
        var crf = new LinearChainCrf(tags, (from, to) => (from, to) is not (0, 2), seed: 1);
        crf.Transitions.Assign(Tensor.Normal(new Shape(tags, tags), scale, 2));
        int[][] paths = [[0, 1, 2, 0], [1, 0]];
        var pass = new TrainingPass(1, 0);
        var emissions = pass.Watch(Tensor.Normal(new Shape(layout.Rows, tags), scale, 3));
        var gradients = crf.NegativeLogLikelihood(
            new PackedSequence(emissions, layout), PackedTokens.Pack(paths).Ids, pass).Backward();
        var sequences = new PackedSequence(emissions, layout).UnpackSequence();
        var ofEmissions = new PackedSequence(gradients[emissions], layout).UnpackSequence();
        var transitions = new double[tags * tags];
        foreach (var (b, path) in paths.Index())
        {
            var all = new Enumeration(crf, (from, to) => (from, to) is not (0, 2), sequences[b]);
            for (var i = 0; i < path.Length * tags; i++)
                Assert.Equal(
                    (all.Marginal(i / tags, i % tags) - (path[i / tags] == i % tags ? 1 : 0)) / layout.Rows,
                    ofEmissions[b].Span[i], 1e-5);
            for (var step = 1; step < path.Length; step++)
            {
                for (var i = 0; i < transitions.Length; i++)
                    transitions[i] += all.Probability(step - 1, [i / tags, i % tags]) - (
                        (path[step - 1], path[step]) == (i / tags, i % tags) ? 1 : 0);
            }
        }
        for (var i = 0; i < transitions.Length; i++)
            Assert.Equal(transitions[i] / layout.Rows, gradients[crf.Transitions].Span[i], 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e10f)]
    [InlineData(1e30f)]
    [InlineData(1e38f)]
    public void TheBestPathIsThePredictedOneAndProbabilitiesAreSome(float scale)
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var crf = new LinearChainCrf(4, seed: seed);
            // Small whole numbers, so that many paths score alike; and huge ones beside small ones.
            crf.Transitions.Assign(Whole(new Shape(4, 4), seed + 1000, scale));
            crf.StartTransitions.Assign(Whole(new Shape(4), seed + 2000, 1));
            crf.EndTransitions.Assign(Whole(new Shape(4), seed + 3000, scale));
            var emissions = Whole(new Shape(6, 4), seed, seed % 2 == 0 ? 1 : scale);
            var best = crf.Best(emissions, 5);
            Assert.Equal(crf.Viterbi(new PackedSequence(emissions, PackedLayout.Of([6]))), best[0].Tags);
            Assert.All(best, path => Assert.InRange(path.Probability, 0, 1));
            Assert.InRange(best.Sum(path => path.Probability), 0, 1 + 1e-9);
            Assert.All(crf.Posterior(new PackedSequence(emissions, PackedLayout.Of([6]))).Marginals.ToArray(),
                probability => Assert.InRange(probability, 0, 1.00001f));
            Assert.True(crf.NegativeLogLikelihood(
                new PackedSequence(emissions, PackedLayout.Of([6])), [0, 1, 2, 3, 2, 1]).Item() >= 0);
        }
    }

    private static Tensor Whole(Shape shape, ulong seed, float scale) =>
        Tensor.Of(shape, [.. Tensor.Uniform(shape, -2, 3, seed).ToArray().Select(x => MathF.Floor(x) * scale)]);

    private static LinearChainCrf Zero(LinearChainCrf crf)
    {
        foreach (var (_, parameter) in crf.NamedParameters())
            parameter.Update(values => values.Clear());
        return crf;
    }

    /// <summary>Holds loss and marginals to sums of logarithms from the first step on and from the last.</summary>
    private static void AssertAsByLogarithms(LinearChainCrf crf, Func<int?, int?, bool> isAllowed, Tensor emissions)
    {
        var (steps, tags) = (emissions.Shape[0], crf.Tags);
        var (alpha, beta) = (new double[steps, tags], new double[steps, tags]);
        for (var step = 0; step < steps; step++)
        {
            for (var to = 0; to < tags; to++)
            {
                alpha[step, to] = emissions[step, to] + (step == 0
                    ? Score(isAllowed(null, to))
                    : LogSum(Enumerable.Range(0, tags)
                        .Select(from => alpha[step - 1, from] + Score(isAllowed(from, to)))));
            }
        }
        for (var step = steps - 1; step >= 0; step--)
        {
            for (var from = 0; from < tags; from++)
            {
                beta[step, from] = step == steps - 1
                    ? Score(isAllowed(from, null))
                    : LogSum(Enumerable.Range(0, tags)
                        .Select(to => Score(isAllowed(from, to)) + emissions[step + 1, to] + beta[step + 1, to]));
            }
        }
        var partition = LogSum(
            Enumerable.Range(0, tags).Select(tag => alpha[steps - 1, tag] + Score(isAllowed(tag, null))));
        var packed = new PackedSequence(emissions, PackedLayout.Of([steps]));
        var path = crf.Viterbi(packed);
        var score = path.Select((tag, step) => (double)emissions[step, tag]).Sum();
        Assert.Equal((partition - score) / steps, crf.NegativeLogLikelihood(packed, path).Item(), 1e-6);
        var marginals = crf.Posterior(packed).Marginals;
        for (var i = 0; i < marginals.Count; i++)
            Assert.Equal(
                Math.Exp(alpha[i / tags, i % tags] + beta[i / tags, i % tags] - partition), marginals.Span[i], 1e-6);
    }

    private static double Score(bool isAllowed) => isAllowed ? 0 : double.NegativeInfinity;

    private static double LogSum(IEnumerable<double> terms)
    {
        double[] all = [.. terms];
        var most = all.Max();
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(all.Sum(term => Math.Exp(term - most)));
    }
}
