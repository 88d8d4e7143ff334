namespace Unroll.Text.Tests;

public class BeamSearchTests
{
    private static readonly int[] Forbidden = [RandomLanguage.Start];

    public static TheoryData<int, int, float, float, int> Searches { get; } = new(
        from classes in (int[])[4, 5]
        from nBest in (int[])[1, 7]
        from penalties in ((float, float)[])[(0, 0), (1, 0), (0.6f, 0), (1, 0.4f), (0, 2)]
        from minimum in (int[])[0, 2]
        select (classes, nBest, penalties.Item1, penalties.Item2, minimum));

    [Theory]
    [MemberData(nameof(Searches))]
    public void ABeamThatHoldsEverythingFindsTheBestThereAre(
        int classes, int nBest, float alpha, float beta, int minimum)
    {
        var options = new DecodingOptions
        {
            Beam = 100,
            LengthPenalty = alpha,
            CoveragePenalty = beta,
            MinimumLength = minimum,
            MaximumLength = classes == 4 ? 5 : 3
        };
        for (var seed = 0; seed < 10; seed++)
        {
            var model = new RandomLanguage(classes, seed, [3, 1, 6]);
            var found = Run(model, 3, options, count: nBest);
            for (var sentence = 0; sentence < 3; sentence++)
                Same(PlainSearch.All(model, sentence, options, Forbidden)[..nBest], found[sentence]);
        }
    }

    [Theory]
    [InlineData(2, 2, 1, 0)]
    [InlineData(5, 1, 1, 0)]
    [InlineData(5, 5, 0, 0)]
    [InlineData(5, 3, 0.7f, 0.2f)]
    [InlineData(8, 8, 1, 1)]
    [InlineData(30, 4, 2, 0)]
    public void ANarrowBeamFindsWhatOneWithoutBoundsFinds(int beam, int nBest, float alpha, float beta)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var options = new DecodingOptions
            {
                Beam = beam,
                LengthPenalty = alpha,
                CoveragePenalty = beta,
                MinimumLength = seed % 3,
                MaximumLength = seed % 2 == 0 ? 9 : null
            };
            var model = new RandomLanguage(12, seed, [3, 1, 6, 2, 2]) { EndBonus = seed % 4 };
            var found = Run(model, 5, options, [RandomLanguage.Start, 7], nBest);
            for (var sentence = 0; sentence < found.Length; sentence++)
                Same(PlainSearch.Beam(model, sentence, options, [RandomLanguage.Start, 7], nBest), found[sentence]);
        }
    }

    [Fact]
    public void ABeamOfOneTakesTheMostProbableTokenOfEachStep()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var options = new DecodingOptions
            {
                Beam = 1,
                MinimumLength = seed % 4,
                MaximumLength = seed % 3 == 0 ? 6
                : null
            };
            var model = new RandomLanguage(9, seed, [1, 4]) { EndBonus = 1 };
            var found = Run(model, 2, options);
            Same([PlainSearch.Greedy(model, 0, options, Forbidden)], found[0]);
            Same([PlainSearch.Greedy(model, 1, options, Forbidden)], found[1]);
        }
    }

    [Fact]
    public void ASentenceAloneIsTranslatedAsInABatch()
    {
        int[] lengths = [.. Enumerable.Range(0, 40).Select(i => 1 + i * 7 % 11)];
        var options = new DecodingOptions { Beam = 4, CoveragePenalty = 0.1f };
        var together = Run(new RandomLanguage(3001, 5, lengths) { EndBonus = 6 }, lengths.Length, options, count: 4);
        for (var i = 0; i < lengths.Length; i++)
        {
            var one = new RandomLanguage(3001, 5, [lengths[i]], i) { EndBonus = 6 };
            Identical(Run(one, 1, options, count: 4)[0], together[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void WhatCannotBeAmongTheBestIsNotAskedFor(int nBest)
    {
        int[] lengths = [.. Enumerable.Range(0, 60).Select(i => 1 + i % 5)];
        var options = new DecodingOptions { MinimumLength = 2, MaximumLength = 8 };
        var model = Language(lengths, 0);
        var together = Run(model, lengths.Length, options, count: nBest);
        Assert.InRange(model.RowsAsked, lengths.Length, model.RowsOfSteps.Sum() * 9 / 10);
        for (var i = 0; i < lengths.Length; i++)
        {
            // Of a single sentence all is asked for at once.
            var one = Language([lengths[i]], i);
            Identical(Run(one, 1, options, count: nBest)[0], together[i]);
            Assert.Equal(one.RowsOfSteps.Sum(), one.RowsAsked);
        }

        // A token that is nearly certain, then two by turns: the first prefix has two continuations that outdo the last
        // prefixes.
        static RandomLanguage Language(int[] lengths, int first) => new(300, 4, lengths, first)
        {
            Disturb = (step, _, logits) =>
            {
                logits[2] += 12;
                logits[3] += step % 2 == 0 ? 0 : 12;
            },
        };
    }

    [Fact]
    public void ThreadsChangeNothing()
    {
        int[] lengths = [5, 2, 9, 4];
        var before = Threads.Count;
        try
        {
            Threads.Count = 1;
            var alone = Run(new RandomLanguage(1000, 3, lengths), 4, new() { MaximumLength = 12 }, count: 5);
            Threads.Count = 4;
            var shared = Run(new RandomLanguage(1000, 3, lengths), 4, new() { MaximumLength = 12 }, count: 5);
            for (var i = 0; i < lengths.Length; i++)
                Identical(alone[i], shared[i]);
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public void TheBestAreDistinctAndInOrder()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            foreach (var best in Run(
                new RandomLanguage(6, seed, [2, 3, 4]) { EndBonus = 0.5f }, 3,
                new() { Beam = 6, LengthPenalty = 0.8f, MaximumLength = 4 }, count: 6))
            {
                Assert.Equal(6, best.Length);
                Assert.Equal(6, best.Select(one => string.Join(' ', one.Tokens)).Distinct().Count());
                Assert.All(best.Zip(best.Skip(1)), pair =>
                    Assert.True(pair.First.IsFinished && !pair.Second.IsFinished
                        || pair.First.IsFinished == pair.Second.IsFinished && pair.First.Score >= pair.Second.Score));
            }
        }
    }

    [Fact]
    public void SentencesThatHaveEndedLeaveTheBatch()
    {
        // The first sentence ends at the first step, the second at the third, the others go on to the end.
        var model = new RandomLanguage(
            50, 1, [1, 1, 1, 1])
        {
            Disturb = (step, sentence, logits) =>
            logits[RandomLanguage.End] = sentence == 0 || sentence == 1 && step == 2 ? 40 : -40
        };
        Run(model, 4, new() { Beam = 1, MaximumLength = 6 });
        Assert.Equal([4, 3, 3, 2, 2, 2, 2], model.RowsOfSteps);
    }

    [Fact]
    public void ASearchIsOverWhenNothingCanBecomeBetter()
    {
        // With log p alone an end of probability nearly 1 cannot be outdone by what is left.
        var model = new RandomLanguage(
            50, 1, [30])
        { Disturb = (step, _, logits) => logits[RandomLanguage.End] = step == 2 ? 40 : -40 };
        var best = Run(model, 1, new() { Beam = 3, LengthPenalty = 0 })[0][0];
        Assert.Equal([1, 3, 3], model.RowsOfSteps);
        Assert.Equal(2, best.Tokens.Length);
    }

    [Fact]
    public void ASearchGoesOnWhileSomethingCouldBecomeBetter()
    {
        // The empty translation has log 0.6; two tokens and the end together have log 0.3, a third of which is better,
        // but half of which is worse.
        var model = new RandomLanguage(5, 1, [2])
        {
            Disturb = (step, _, logits) =>
            {
                Array.Fill(logits, -60);
                if (step == 0)
                    (logits[RandomLanguage.End], logits[2], logits[3]) = (
                        MathF.Log(0.6f), MathF.Log(0.3f), MathF.Log(0.1f));
                else
                    logits[step == 1 ? 2 : RandomLanguage.End] = 0;
            },
        };
        var best = Run(model, 1, new() { Beam = 2, MaximumLength = 2 })[0][0];
        Assert.Equal([2, 2], best.Tokens);
        Assert.Equal(Math.Log(0.3) / 3, best.Score, 1e-6);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 2)]
    [InlineData(5, 7)]
    public void LengthsAreKept(int minimum, int maximum)
    {
        var ends = new RandomLanguage(8, 1, [2, 2, 2]) { EndBonus = 30 };
        var goesOn = new RandomLanguage(8, 1, [2, 2, 2]) { EndBonus = -30 };
        var options = new DecodingOptions { MinimumLength = minimum, MaximumLength = maximum };
        Assert.All(Run(ends, 3, options), best => Assert.True(best[0].IsFinished && best[0].Tokens.Length == minimum));
        Assert.All(Run(goesOn, 3, options), best => Assert.True(best[0].Tokens.Length == maximum));
    }

    [Fact]
    public void AModelThatNeverEndsIsCutAtTwiceItsSourceAndTwenty()
    {
        var model = new RandomLanguage(8, 1, [2, 7]) { Disturb = (_, _, logits) => logits[RandomLanguage.End] = -1e6f };
        var found = Run(model, 2, new() { Beam = 3 }, count: 3);
        Assert.All(found[0], one =>
            Assert.Equal((24, false, 24), (one.Tokens.Length, one.IsFinished, one.Attention.Length)));
        Assert.All(found[1], one =>
            Assert.Equal((34, false, 34), (one.Tokens.Length, one.IsFinished, one.Attention.Length)));
        Assert.Equal(3, found[1].Length);
    }

    [Fact]
    public void AMinimumBeyondTheUsualBoundMovesTheBound() =>
        Assert.Equal(40, Run(new RandomLanguage(8, 1, [2]), 1, new() { MinimumLength = 40 })[0][0].Tokens.Length);

    [Fact]
    public void WhereThereAreFewerTranslationsFewerAreGiven()
    {
        var options = new DecodingOptions { Beam = 10, MaximumLength = 3 };
        var found = Run(new RandomLanguage(3, 1, [2]), 1, options, count: 10)[0];
        Assert.Equal([0, 1, 2, 3], found.Select(one => one.Tokens.Length).Order());
        Same(PlainSearch.All(new RandomLanguage(3, 1, [2]), 0, options, Forbidden), found[..4]);
    }

    [Fact]
    public void WhereNothingMayBeChosenTheEmptyTranslationIsCut()
    {
        var found = Run(new RandomLanguage(2, 1, [2]), 1, new() { MinimumLength = 1, CoveragePenalty = 1 })[0];
        Assert.Equal((0, false, 0.0), (found.Single().Tokens.Length, found.Single().IsFinished, found.Single().Score));
    }

    [Fact]
    public void EqualContinuationsGoToTheEarlierPrefixAndTheLowerToken()
    {
        var model = new RandomLanguage(6, 1, [2]) { Range = 0 };
        var found = Run(model, 1, new() { Beam = 3, MinimumLength = 2, MaximumLength = 2 }, count: 3)[0];
        Assert.Equal([[2, 2], [2, 3], [2, 4]], found.Select(one => one.Tokens));
    }

    [Fact]
    public void WithoutAttentionNoneIsGivenAndNoneCanBeWanted()
    {
        var model = new RandomLanguage(6, 1, [2]) { HasAttention = false };
        Assert.Empty(Run(model, 1, new())[0][0].Attention);
        var refused = Assert.Throws<ArgumentException>(
            () => Run(new RandomLanguage(6, 1, [2]) { HasAttention = false }, 1, new() { CoveragePenalty = 0.1f }));
        Assert.StartsWith(
            "`CoveragePenalty` is above 0, but the model has no attention", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAttentionNeverReadsCostsMuchButNotEverything()
    {
        var found = Run(new Unread(), 1, new() { CoveragePenalty = 1, LengthPenalty = 0, MaximumLength = 3 })[0][0];
        Assert.True(double.IsFinite(found.Score));
        Assert.InRange(found.Score, -100, -50);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void NumbersThatAreNotFiniteAreRefused(float value)
    {
        var model = new RandomLanguage(
            100, 1, [2, 3])
        {
            Disturb = (step, sentence, logits) =>
            logits[77] = step == 3 && sentence == 1 ? value : logits[77]
        };
        Assert.Throws<NotFiniteNumberException>(() => Run(model, 2, new() { MinimumLength = 6 }));
    }

    [Fact]
    public void ASearchCanBeCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var model = new RandomLanguage(10, 1, [2]) { Disturb = (step, _, _) => { if (step == 3) cancelled.Cancel(); } };
        Assert.Throws<OperationCanceledException>(
            () => BeamSearch.Run(
            model, 1, new() { MinimumLength = 10 }, 1, RandomLanguage.Start, new(RandomLanguage.End, Forbidden),
            cancelled.Token));
        Assert.Equal(4, model.RowsOfSteps.Count);
    }

    [Fact]
    public void NoSentenceAsksNothingOfTheModel()
    {
        var model = new RandomLanguage(10, 1, []);
        Assert.Empty(Run(model, 0, new()));
        Assert.Empty(model.RowsOfSteps);
    }

    private static Hypothesis[][] Run(
        RandomLanguage model, int sentences, DecodingOptions options, int[]? forbidden = null, int count = 1) =>
        Run((IStepwiseDecoder)model, sentences, options, forbidden, count);

    private static Hypothesis[][] Run(
        IStepwiseDecoder model, int sentences, DecodingOptions options, int[]? forbidden = null, int count = 1) =>
        BeamSearch.Run(
            model, sentences, options, count, RandomLanguage.Start, new(RandomLanguage.End, forbidden ?? Forbidden),
            CancellationToken.None);

    private static void Same(Hypothesis[] expected, Hypothesis[] found)
    {
        Assert.Equal(
            expected.Select(one => string.Join(' ', one.Tokens)), found.Select(one => string.Join(' ', one.Tokens)));
        foreach (var (one, other) in expected.Zip(found))
        {
            Assert.Equal(one.IsFinished, other.IsFinished);
            Assert.Equal(one.LogProbability, other.LogProbability, 1e-5);
            Assert.Equal(one.Score, other.Score, 1e-5);
            Assert.Equal(one.Attention, other.Attention);
        }
    }

    private static void Identical(Hypothesis[] expected, Hypothesis[] found)
    {
        Same(expected, found);
        Assert.Equal(
            expected.Select(one => (one.LogProbability, one.Score)),
            found.Select(one => (one.LogProbability, one.Score)));
    }

    /// <summary>Reads the first of two states alone.</summary>
    private sealed class Unread : IStepwiseDecoder
    {
        public int Classes => 3;

        public bool HasAttention => true;

        public int LongestOf(int sentence) => 24;

        public void Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens)
        {
        }

        public void Logits(ReadOnlySpan<int> rows, Span<float> logits) => logits.Clear();

        public ReadOnlySpan<float> Attention(int call, int row) => new float[] { 1, 0 };
    }
}
