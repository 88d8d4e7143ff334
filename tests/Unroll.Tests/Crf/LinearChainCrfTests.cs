namespace Unroll.Tests.Crf;

/// <summary>
/// The chain against enumeration of all paths, on batches of different lengths in no order, with and without
/// transitions that are not allowed.
/// </summary>
public class LinearChainCrfTests
{
    private static readonly int[] Lengths = [3, 1, 5, 2];

    /// <summary>None of its pairs is allowed the other way round, so that from and to cannot be mixed up.</summary>
    private static bool Some(int? from, int? to) => (from, to) switch
    {
        (null, 2) or (1, null) or (0, 3) or (3, 1) or (2, 0) => false,
        _ => true,
    };

    private static bool All(int? from, int? to) => true;

    public static TheoryData<string, float> Cases =>
        new() { { "all", 1 }, { "some", 1 }, { "all", 20 }, { "some", 20 }, { "all", 900 }, { "some", 900 },
            { "some", 1e5f } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void LossIsThePathsMeanLogProbability(string allowed, float scale)
    {
        var (crf, isAllowed, emissions, paths) = Example(allowed, scale);
        var expected = -emissions.UnpackSequence().Select(
            (sequence, b) => new Enumeration(crf, isAllowed, sequence).LogProbability(paths[b])).Sum() / Lengths.Sum();
        var actual = crf.NegativeLogLikelihood(emissions, PackedTokens.Pack(paths).Ids).Item();
        Assert.Equal(expected, actual, 1e-6 * (1 + Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BestPathsAreThoseOfEnumeration(string allowed, float scale)
    {
        var (crf, isAllowed, emissions, _) = Example(allowed, scale);
        var viterbi = new PackedSequence(
            Tensor.Of(new Shape(Lengths.Sum()), [.. crf.Viterbi(emissions).Select(tag => (float)tag)]),
            emissions.Layout).UnpackSequence();
        foreach (var (b, sequence) in emissions.UnpackSequence().Index())
        {
            var ranked = new Enumeration(crf, isAllowed, sequence).Ranked.ToArray();
            Assert.Equal(ranked[0].Tags, viterbi[b].ToArray().Select(tag => (int)tag));
            var best = crf.Best(sequence, 7);
            Assert.Equal(Math.Min(7, ranked.Length), best.Count);
            foreach (var (found, right) in best.Zip(ranked))
            {
                Assert.Equal(right.Tags, found.Tags);
                // Those of huge scores differ in float64's last digits, which the logarithm of a small one shows.
                Assert.Equal(right.Probability, found.Probability, 1e-5 * right.Probability * Math.Max(1, scale / 100));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void MarginalsAreThoseOfEnumeration(string allowed, float scale)
    {
        var (crf, isAllowed, emissions, _) = Example(allowed, scale);
        var posterior = crf.Posterior(emissions);
        var marginals = new PackedSequence(posterior.Marginals, emissions.Layout).UnpackSequence();
        foreach (var (b, sequence) in emissions.UnpackSequence().Index())
        {
            var all = new Enumeration(crf, isAllowed, sequence);
            for (var i = 0; i < marginals[b].Count; i++)
                Assert.Equal(all.Marginal(i / crf.Tags, i % crf.Tags), marginals[b].Span[i], 1e-5);
            for (var start = 0; start < Lengths[b]; start++)
            {
                for (var end = start + 1; end <= Lengths[b]; end++)
                {
                    int[] part = all.Ranked.First().Tags[start..end];
                    Assert.Equal(all.Probability(start, part), posterior.Probability(b, start, part), 1e-6);
                }
            }
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("some")]
    public void GradientsAreThoseOfDifferences(string allowed)
    {
        var (crf, _, emissions, paths) = Example(allowed, 1);
        var tags = PackedTokens.Pack(paths).Ids.ToArray();
        GradientCheck.Of(
            (x, pass) => crf.NegativeLogLikelihood(new PackedSequence(x[0], emissions.Layout), tags, pass),
                [emissions.Data], crf.StartTransitions, crf.EndTransitions, crf.Transitions);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(50)]
    public void GradientsOfManyTagsAreExpectedLessActualCounts(int tags)
    {
        // Too many paths to enumerate: gradients of the parameters must be the sums of those of the emissions that they
        // stand beside.
        var crf = new LinearChainCrf(tags, seed: 3);
        var layout = PackedLayout.Of([9, 30, 1, 17]);
        var path = Tensor.Uniform(new Shape(layout.Rows), 0, tags, 5).ToArray().Select(tag => (int)tag).ToArray();
        var pass = new TrainingPass(1, 0);
        var emissions = pass.Watch(Tensor.Normal(new Shape(layout.Rows, tags), 2, 4));
        var gradients = crf.NegativeLogLikelihood(new PackedSequence(emissions, layout), path, pass).Backward();
        var (of, starts, ends, transitions) = (
            gradients[emissions], gradients[crf.StartTransitions], gradients[crf.EndTransitions],
            gradients[crf.Transitions]);
        var lasts = new[] { 30, 17, 9, 1 }.Select((length, place) => layout.Offsets[length - 1] + place).ToArray();
        for (var tag = 0; tag < tags; tag++)
        {
            Assert.Equal(Enumerable.Range(0, 4).Sum(row => of.Span[row * tags + tag]), starts.Span[tag], 1e-6);
            Assert.Equal(lasts.Sum(row => of.Span[row * tags + tag]), ends.Span[tag], 1e-6);
            Assert.Equal(
                Enumerable.Range(4, layout.Rows - 4).Sum(row => of.Span[row * tags + tag]), Enumerable.Range(0, tags)
                .Sum(from => transitions.Span[from * tags + tag]), 2e-6);
            Assert.Equal(
                Enumerable.Range(0, layout.Rows).Except(lasts).Sum(row => of.Span[row * tags + tag]),
                Enumerable.Range(0, tags).Sum(to => transitions.Span[tag * tags + to]), 2e-6);
        }
    }

    [Fact]
    public void WhatIsNotAllowedHasNoPartWhateverItScores()
    {
        var crf = new LinearChainCrf(4, Some, seed: 1);
        crf.Transitions.Update(values => values[0 * 4 + 3] = 1e30f);
        crf.StartTransitions.Update(values => values[2] = 1e30f);
        var emissions = new PackedSequence(Tensor.Normal(new Shape(30, 4), 1, 2), PackedLayout.Of([30]));
        var tags = crf.Viterbi(emissions);
        Assert.NotEqual(2, tags[0]);
        Assert.DoesNotContain((0, 3), tags.Zip(tags.Skip(1)));
        Assert.True(float.IsFinite(crf.NegativeLogLikelihood(emissions, tags).Item()));
    }

    [Fact]
    public void AChainOfTenThousandStepsNeitherOverflowsNorVanishes()
    {
        var crf = new LinearChainCrf(5, seed: 1);
        var emissions = new PackedSequence(Tensor.Normal(new Shape(10_000, 5), 30, 2), PackedLayout.Of([10_000]));
        var marginals = crf.Posterior(emissions).Marginals;
        Assert.All(Enumerable.Range(0, 10_000), row =>
            Assert.Equal(1, marginals.Span.Slice(row * 5, 5).ToArray().Sum(), 1e-5));
        Assert.True(float.IsFinite(crf.NegativeLogLikelihood(emissions, crf.Viterbi(emissions)).Item()));
    }

    [Fact]
    public void ASequenceScoresTheSameAloneAsInABatch()
    {
        var (crf, _, emissions, _) = Example("some", 3);
        var batch = new PackedSequence(crf.Posterior(emissions).Marginals, emissions.Layout).UnpackSequence();
        foreach (var (b, sequence) in emissions.UnpackSequence().Index())
            Assert.Equal(
                batch[b].ToArray(), crf.Posterior(
                new PackedSequence(sequence, PackedLayout.Of([sequence.Shape[0]]))).Marginals.ToArray());
    }

    [Fact]
    public void ErrorsSayWhatWasExpected()
    {
        var crf = new LinearChainCrf(4, Some, seed: 1);
        var emissions = new PackedSequence(Tensor.Zeros(3, 4), PackedLayout.Of([3]));
        Assert.Contains(
            "goes from tag 0 to tag 3", Assert.Throws<ArgumentException>(
            () => crf.NegativeLogLikelihood(emissions, [0, 3, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "begins with tag 2", Assert.Throws<ArgumentException>(
            () => crf.NegativeLogLikelihood(emissions, [2, 2, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "ends with tag 1", Assert.Throws<ArgumentException>(
            () => crf.NegativeLogLikelihood(emissions, [1, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "2 tags were given for 3 rows", Assert.Throws<ArgumentException>(
            () => crf.NegativeLogLikelihood(emissions, [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "tags[1] is 4", Assert.Throws<ArgumentOutOfRangeException>(
            () => crf.NegativeLogLikelihood(emissions, [1, 4, 0])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "[3, 4] was expected",
            Assert.Throws<ArgumentException>(
            () => crf.Viterbi(new PackedSequence(Tensor.Zeros(3, 5), emissions.Layout))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => crf.Best(Tensor.Zeros(3, 4), 0));
        Assert.Throws<NotFiniteNumberException>(() => crf.Best(Tensor.Of(new Shape(1, 4), [0, 0, float.NaN, 0]), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearChainCrf(0));
    }

    private static (LinearChainCrf, Func<int?, int?, bool>, PackedSequence Emissions, int[][] Paths) Example(
        string allowed, float scale)
    {
        Func<int?, int?, bool> isAllowed = allowed == "all" ? All : Some;
        var crf = new LinearChainCrf(4, isAllowed, seed: 7);
        crf.Transitions.Assign(Tensor.Normal(new Shape(4, 4), scale, 8));
        var emissions = PackedSequence.PackSequence(
            [.. Lengths.Select((length, b) => Tensor.Normal(new Shape(length, 4), scale, (ulong)b))],
            enforceSorted: false);
        return (crf, isAllowed, emissions, [[0, 2, 2], [3], [1, 2, 1, 3, 0], [3, 3]]);
    }
}
