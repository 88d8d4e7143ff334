using CustomCell;

namespace Unroll.Text.Tests;

public class TranslatorTests
{
    /// <summary>
    /// Trained long enough that translations differ, and not so long that they are all as sure as can be.
    /// </summary>
    private static readonly Translator Taught = Translator.Train(
        TinyTranslation.Letters(120, 6, TinyTranslation.Reversed),
            TinyTranslation.Options with { Embedding = 12, Hidden = 12 }, TinyTranslation.Training with { Epochs = 8 });

    private static readonly string[] Texts = ["a", "edcba", "bb", "", "abcdeabcdeabcde", "c d", " ", "new 文", "ba",
        "eeee"];

    public static TheoryData<string> Cells => [.. CellKind.BuiltIn.Select(kind => kind.Name)];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(3, 0.2f)]
    public void TogetherIsOneByOne(int beam, float coverage)
    {
        var options = new DecodingOptions { Beam = beam, CoveragePenalty = coverage };
        var together = Taught.PredictBest(Texts, beam, options).ToArray();
        Assert.Equal(Texts.Length, together.Length);
        foreach (var (text, best) in Texts.Zip(together))
        {
            var alone = Taught.PredictBest(text, beam, options);
            Assert.Equal(alone.Count, best.Count);
            foreach (var (expected, actual) in alone.Zip(best))
            {
                Assert.Equal(
                    (expected.Text, expected.IsFinished, expected.IsSourceCut),
                    (actual.Text, actual.IsFinished, actual.IsSourceCut));
                Assert.Equal(expected.LogProbability, actual.LogProbability, 1e-5);
                Assert.Equal(expected.Score, actual.Score, 1e-5);
                Assert.Equal(expected.Alignment?.Source, actual.Alignment?.Source);
                Assert.Equal(expected.Alignment?.Target, actual.Alignment?.Target);
            }
        }
        Assert.Equal(
            together.Select(best => best[0].Text), Taught.Predict(Texts, options)
            .Select(translation => translation.Text));
    }

    [Fact]
    public void AttentionDoesNotDependOnTheOtherTexts()
    {
        string[] texts = [.. Texts.Where(text => text.Trim().Length > 0)];
        var options = new DecodingOptions { Beam = 3 };
        foreach (var (text, found) in texts.Zip(TinyTranslation.Search(Taught, texts, options, count: 2)))
        {
            foreach (var (expected, actual) in TinyTranslation.Search(Taught, [text], options, count: 2)[0].Zip(found))
            {
                Assert.Equal(expected.Tokens, actual.Tokens);
                Assert.Equal(expected.Attention.Length, actual.Attention.Length);
                foreach (var (one, other) in expected.Attention.Zip(actual.Attention))
                {
                    Assert.Equal(TinyTranslation.Ids(Taught.Vocabularies.Source, text).Length, other.Length);
                    Assert.Equal(1, other.Sum(), 1e-5);
                    Assert.All(one.Zip(other), weights => Assert.Equal(weights.First, weights.Second, 1e-5));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void TheLossOfABatchIsTheMeanOverItsTokens(string cell)
    {
        SentencePair[] pairs = [new("ab", "bcab"), new("abcab", "c"), new("c", "ab"), new("bca", "caabc")];
        foreach (var attention in new AttentionScoreKind?[] { null, AttentionScoreKind.Additive,
            AttentionScoreKind.Dot })
        {
            var translator = TinyTranslation.Untrained(
                TinyTranslation.Options with { Cell = CellKind.Named(cell), Attention = attention, Layers = 2 }, pairs);
            var alone = pairs.Sum(pair => Loss(translator, pair) * (pair.Target.Length + 1)) / pairs.Sum(
                pair => pair.Target.Length + 1);
            Assert.Equal(alone, Loss(translator, pairs), 1e-5);
        }

        static double Loss(Translator translator, params SentencePair[] pairs) => translator.Model.Loss(
            TinyTranslation.Batch(translator, pairs), new TrainingPass(1, 0), labelSmoothing: 0.1f).Item();
    }

    [Fact]
    public void ATextOfWhiteSpaceHasTheEmptyTranslation() =>
        Assert.All(["", " ", "\t\n　"], text => Assert.Equal(
            new Translation("", 0, 0, null, IsFinished: true, IsSourceCut: false), Taught.Predict(text)));

    [Fact]
    public void ATextInAScriptNeverSeenIsTranslatedSomehow()
    {
        foreach (var text in new[] { "ありがとう", "Ω", "\uD83D", "a\0b", "\u200B" })
        {
            var translation = Taught.Predict(text);
            Assert.True(double.IsFinite(translation.LogProbability) && translation.LogProbability < 0);
            Assert.Equal(translation.LogProbability, Taught.Predict(text).LogProbability);
        }
    }

    [Fact]
    public void AnAlignmentNamesAllTokensOfBothSides()
    {
        var translation = Taught.Predict("a bc", new() { Beam = 1 });
        Assert.Equal(["a", " ", "b", "c", "</s>"], translation.Alignment!.Source);
        Assert.True(translation.IsFinished);
        Assert.Equal("</s>", translation.Alignment.Target[^1]);
        Assert.Equal(translation.Text, string.Concat(translation.Alignment.Target.SkipLast(1)));
        var cut = Taught.Predict("abcde", new() { MaximumLength = 2, MinimumLength = 2, Beam = 1 });
        Assert.False(cut.IsFinished);
        Assert.Equal(2, cut.Alignment!.Target.Count);
    }

    [Fact]
    public void ALongTextIsReadToItsBound()
    {
        var text = string.Concat(Enumerable.Repeat("abcde", 1000));
        var options = new DecodingOptions { Beam = 2, MaximumLength = 50 };
        var translation = Taught.Predict(text, options);
        Assert.True(translation.IsSourceCut);
        Assert.Equal(Translator.MaximumTokens + 1, translation.Alignment!.Source.Count);
        var read = Taught.Predict(text[..Translator.MaximumTokens], options);
        Assert.Equal(translation with { IsSourceCut = false, Alignment = null }, read with { Alignment = null });
        Assert.True(Taught.Predict(text, new() { Beam = 1 }).IsSourceCut); // and ends by itself
    }

    [Fact]
    public void ADecoderSaysHowLongTranslationsMayBe()
    {
        SourceText[] sources = [SourceText.Read("abc", Taught.Vocabularies.Source),
            SourceText.Read("a", Taught.Vocabularies.Source)];
        var decoder = new TranslatorDecoder(Taught.Model, sources, lengthRatio: 3);
        Assert.Equal(
            (29, 23, Taught.TargetVocabulary.Count), (decoder.LongestOf(0), decoder.LongestOf(1), decoder.Classes));
    }

    [Fact]
    public void AnyNumberOfThreadsMayAsk()
    {
        var expected = Taught.Predict(Texts).Select(translation => (translation.Text, translation.LogProbability))
            .ToArray();
        Parallel.For(
            0, 8, _ => Assert.Equal(
            expected, Taught.Predict(Texts)
            .Select(translation => (translation.Text, translation.LogProbability))));
        // Many passes of many texts each, more than are asked for at a time.
        var many = Enumerable.Range(0, 2500).Select(i => Texts[i % Texts.Length]).ToArray();
        Assert.Equal(
            many.Select((_, i) => expected[i % Texts.Length].Text), Taught.Predict(many)
            .Select(translation => translation.Text));
    }

    [Fact]
    public void TextsAreAskedForAsTranslationsAre()
    {
        var asked = 0;
        Assert.Equal(5, Taught.Predict(Endless(), new() { Beam = 1, MaximumLength = 2 }).Take(5).Count());
        Assert.InRange(asked, 5, 5000);

        IEnumerable<string> Endless()
        {
            while (true)
            {
                asked++;
                yield return "ab";
            }
        }
    }

    [Fact]
    public void CancellingEndsTheSearch()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Taught.Predict(["ab"], cancellationToken: cancel.Token).ToArray());
        Assert.ThrowsAny<OperationCanceledException>(
            () => Taught.Evaluate([new("ab", "ba")], cancellationToken: cancel.Token));
    }

    [Fact]
    public void NothingIsRefusedByName()
    {
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => Taught.Predict(null!)).ParamName);
        IEnumerable<string> none = null!;
        Assert.Equal("texts", Assert.Throws<ArgumentNullException>(() => Taught.Predict(none)).ParamName);
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(() => Taught.PredictBest(null!, 2)).ParamName);
        Assert.Equal("texts", Assert.Throws<ArgumentNullException>(() => Taught.PredictBest(none, 2)).ParamName);
        var refusal = Assert.Throws<ArgumentException>(() => Taught.Predict(["a", null!]).ToArray());
        Assert.Contains("texts[1] is null", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("pairs", Assert.Throws<ArgumentNullException>(() => Taught.Evaluate(null!)).ParamName);
        Assert.Empty(Taught.Predict([]));
        var beam = Assert.Throws<OptionException>(() => Taught.Predict([], new() { Beam = 0 }));
        Assert.Equal(
            ("`Beam` is 0, but a whole number from 1 to 100 was expected", "Beam"), (beam.Message, beam.ParamName));
    }

    [Fact]
    public void AsManyAreFoundAsAreAskedFor()
    {
        Assert.Equal(3, Taught.PredictBest("ab", 3).Count);
        Assert.Equal(8, Taught.PredictBest("ab", 8).Count); // without options the beam widens
        Assert.Equal(3, Taught.PredictBest("ab", 3, new()).Count);
        var refusal = Assert.Throws<ArgumentOutOfRangeException>("count", () => Taught.PredictBest("ab", 6, new()));
        Assert.StartsWith("count is 6, but a number from 1 to 5 was", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Taught.PredictBest(["ab"], 101));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Taught.PredictBest(["ab"], 0));
    }

    [Fact]
    public void WeightsTooLargeForATranslationAreSaidToBe()
    {
        var translator = TinyTranslation.Load(TinyTranslation.Bytes(Taught));
        foreach (var (_, parameter) in translator.Model.NamedParameters())
            parameter.Update(values => values.Fill(3e38f));
        Assert.Contains(
            "the scores of a text are not finite numbers", Assert.Throws<NotFiniteNumberException>(
            () => translator.Predict("ab")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldingMakesBothSidesAlike()
    {
        SentencePair[] pairs = [new("ＡＢ", "Xy"), new("ab", "xＹ")];
        var translator = Translator.Train(
            pairs, TinyTranslation.Options with { LowerCase = true, FoldWidth = true }, TinyTranslation.Training);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "a", "b"], translator.SourceVocabulary.Tokens);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "x", "y"], translator.TargetVocabulary.Tokens);
        Assert.Equal(translator.Predict("ab").LogProbability, translator.Predict("ＡＢ").LogProbability);
    }

    [Fact]
    public void MarksThatATextHasItselfEndNothing()
    {
        SentencePair[] pairs = [new("a </s> b", "x </s> <s> y <pad> z"), new("b", "z <unk>"), new("a", "x")];
        var translator = Translator.Train(
            pairs, TinyTranslation.Options with { Tokens = "whitespace", Embedding = 12, Hidden = 12 },
            TinyTranslation.Training with { Epochs = 80, LearningRate = 0.03f });
        Assert.Equal("x </s> <s> y", translator.Predict("a </s> b").Text[..12]);
        Assert.True(translator.Predict("a </s> b").IsFinished);
        Assert.All(translator.PredictBest(["a </s> b", "b", "a"], 5).SelectMany(best => best), translation =>
            Assert.DoesNotContain("<pad>", translation.Text.Split(' ')));
    }

    [Fact]
    public void ACellFromOutsideComesBackWhereItIsNamed()
    {
        var janet = CellKind.Of<JanetCell>();
        var pairs = TinyTranslation.Letters(40, 3, TinyTranslation.Reversed);
        foreach (var attention in new AttentionScoreKind?[] { null, AttentionScoreKind.Bilinear })
        {
            var translator = Translator.Train(
                pairs, TinyTranslation.Options with { Cell = janet, Layers = 2, Attention = attention },
                TinyTranslation.Training);
            var bytes = TinyTranslation.Bytes(translator);
            var loaded = TinyTranslation.Load(bytes, janet);
            Assert.Equal("janet", loaded.Options.Cell.Name);
            Assert.Equal(translator.Predict("abc").LogProbability, loaded.Predict("abc").LogProbability);
            Assert.Contains(
                "the model runs on the cell 'janet'", Assert.Throws<InvalidDataException>(
                () => TinyTranslation.Load(bytes)).Message, StringComparison.Ordinal);
        }
    }
}
