namespace Unroll.Text.Tests;

/// <summary>What a translator's training does not take, and what it says then.</summary>
public class TranslatorErrorTests
{
    private static readonly SentencePair[] Pairs = [new("a b", "x y"), new("b a", "y x")];

    private const string Tokens =
        "but words, characters, whitespace, treebank or bpe:N with N from 1 to 1000000 was expected";

    private const string Width = "but a whole number from 1 to 16384 was expected";

    private const string Share = "but 0 or more and less than 1 was expected";

    public static TheoryData<TranslatorOptions, string, string> BadOptions => new()
    {
        { new() { Tokens = "syllables" }, "Tokens", $"is 'syllables', {Tokens}" },
        { new() { TargetTokens = "bpe:0" }, "TargetTokens", $"is 'bpe:0', {Tokens}" },
        { new() { Embedding = 0 }, "Embedding", $"is 0, {Width}" },
        { new() { Hidden = 16385 }, "Hidden", $"is 16385, {Width}" },
        { new() { Layers = 65 }, "Layers", "is 65, but a whole number from 1 to 64 was expected" },
        { new() { DecoderHidden = 0 }, "DecoderHidden", $"is 0, {Width}" },
        { new() { DecoderHidden = 16385 }, "DecoderHidden", $"is 16385, {Width}" },
        { new() { Attention = (AttentionScoreKind)7 }, "Attention",
            "is 7, but additive, bilinear, dot, scaled-dot or none was expected" },
        { new() { Attention = AttentionScoreKind.Dot, DecoderHidden = 8 }, "Attention",
            "dot multiplies states of the encoder by states of the decoder, but the encoder's have 512 units and the "
            + "decoder's 8; give `DecoderHidden` 512, or `Attention` bilinear" },
        { new() { Attention = AttentionScoreKind.ScaledDot, Hidden = 4, DecoderHidden = 4 }, "Attention",
            "scaled-dot multiplies states of the encoder by states of the decoder, but the encoder's have 8 units and "
            + "the decoder's 4; give `DecoderHidden` 8, or `Attention` bilinear" },
        { new() { Attention = null, Coverage = true }, "Coverage",
            "is a part of attention, but `Attention` is none; leave one of them out" },
        { new() { Attention = null, InputFeeding = true }, "InputFeeding",
            "is a part of attention, but `Attention` is none; leave one of them out" },
        { new() { ScheduledSampling = 1 }, "ScheduledSampling", $"is 1, {Share}" },
        { new() { ScheduledSampling = float.NaN }, "ScheduledSampling", $"is NaN, {Share}" },
        { new() { LengthRatio = 0 }, "LengthRatio", "is 0, but a whole number from 1 to 40 was expected" },
        { new() { LengthRatio = 41 }, "LengthRatio", "is 41, but a whole number from 1 to 40 was expected" },
        { new() { Bleu = "intl" }, "Bleu", "is 'intl', but 13a, zh, char or none was expected" },
        { new() { Dropout = 1 }, "Dropout", $"is 1, {Share}" },
        { new() { RecurrentDropout = -1 }, "RecurrentDropout", $"is -1, {Share}" },
        { new() { WordDropout = 2 }, "WordDropout", $"is 2, {Share}" },
        { new() { InitialRange = 0 }, "InitialRange",
            "is 0, but a number above 0 and at most 1000000 was expected" },
        { new() { SharedVocabulary = true, Tokens = "words", TargetTokens = "characters" }, "SharedVocabulary",
            "is one vocabulary for both sides, but `Tokens` is 'words' and `TargetTokens` 'characters'; give both the "
            + "same, or leave it out" },
        { new() { SharedVocabulary = true, Vectors = new() { Path = "none" } }, "Vectors.Path",
            "has words of the source, but with `SharedVocabulary` they would become words of the target too; leave one "
            + "of them out" },
        { new() { Tokens = "words", Vocabulary = new() { MaximumSize = 3 } }, "Vocabulary.MaximumSize",
            "is 3, but a whole number of 5 or more was expected" },
        { new() { Tokens = "words", Vocabulary = new() { MaximumSize = 4 } }, "Vocabulary.MaximumSize",
            "is 4, but a whole number of 5 or more was expected" },
    };

    public static TheoryData<TranslatorOptions, string> OptionsThatDoNotFit => new()
    {
        { new() { DecoderHidden = 16384, Layers = 20, Hidden = 1, Embedding = 1 },
            "but at most 536870912 were expected; make its sizes, layers or vocabulary smaller" },
        { new() { Hidden = 8192, Layers = 64 }, "but at most 536870912 were expected" },
        { new() { DecoderHidden = 16384 },
            "the model would have 1133582598 weights, decoder.attention.weight_hh_l0 of shape [49152, 16384] the "
            + "most of them" },
        { new() { Tokens = "words", Vocabulary = new() { MinimumCount = 3 } },
            "no token of the source occurs often enough to be in its vocabulary, or the vocabulary has no "
            + "room for one" },
    };

    public static TheoryData<string> BadTokens =>
        ["", "bpe", "bpe:", "bpe:-1", "bpe:+5", "bpe: 5", "bpe:1000001", "bpe:99999999999", "BPE:5", "subwords",
            "bpe:5x", "words "];

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void OptionsOutOfRangeAreRefused(TranslatorOptions options, string property, string expected)
    {
        var refusal = Assert.Throws<OptionException>(() => Translator.Train(Pairs, options));
        Assert.Equal(($"`{property}` {expected}", property), (refusal.Message, refusal.ParamName));
    }

    [Theory]
    [MemberData(nameof(OptionsThatDoNotFit))]
    public void OptionsThatDoNotFitAreRefused(TranslatorOptions options, string expected) =>
        Assert.Contains(
            expected, Assert.ThrowsAny<ArgumentException>(() => Translator.Train(Pairs, options)).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void TokensThatThereAreNotAreRefused(string name)
    {
        Assert.Equal(
            $"`Tokens` is '{name}', {Tokens}",
            Assert.Throws<OptionException>(() => Translator.Train(Pairs, new() { Tokens = name })).Message);
        Assert.Equal(
            $"`TargetTokens` is '{name}', {Tokens}",
            Assert.Throws<OptionException>(() => Translator.Train(Pairs, new() { TargetTokens = name })).Message);
    }

    [Fact]
    public void OnlyTheTargetMayHaveNoToken() =>
        Assert.Contains(
            "no token of the target occurs often enough",
            Refused(new() { Tokens = "words", Vocabulary = new() { MinimumCount = 2 } }, new("a b", "x y"),
            new("b a", "z w")), StringComparison.Ordinal);

    [Fact]
    public void PairsThatTeachNothingAreNamed()
    {
        Assert.Contains("there is no pair to train on", Refused(null), StringComparison.Ordinal);
        Assert.Contains(
            "pair 2 has an empty source, but a text on both sides was expected",
            Refused(null, new("a", "b"), new(" ", "b")), StringComparison.Ordinal);
        Assert.Contains("train[1] is null", Refused(null, new("a", "b"), null!), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => TinyTranslation.Untrained(TinyTranslation.Options, Pairs).Evaluate([null!]));
        Assert.Equal(
            "Beam",
            Assert.Throws<OptionException>(
            () => TinyTranslation.Untrained(TinyTranslation.Options, Pairs)
                .Evaluate([], new() { Beam = 0 })).ParamName);
        Assert.Contains(
            "pair 1 has an empty target", Refused(null, new SentencePair("a", "")), StringComparison.Ordinal);
        Assert.Equal("Source", Assert.Throws<ArgumentNullException>(() => new SentencePair(null!, "b")).ParamName);
        Assert.Contains(
            "pair 2 has an empty target", Assert.Throws<ArgumentException>(
            () => Translator.Train(Pairs, dev: [new("a", "b"), new("a", "\t")])).Message, StringComparison.Ordinal);
        Assert.Equal("train", Assert.Throws<ArgumentNullException>(() => Translator.Train(null!)).ParamName);
    }

    [Fact]
    public void APairTooLongIsNamed()
    {
        var (options, text) = (
            TinyTranslation.Options with { Tokens = "whitespace" }, string.Join(' ', Enumerable.Repeat("a", 5000)));
        var source = Refused(options, new("a", "x"), new(text, "x"));
        Assert.Contains(
            "the source of pair 2, 'a a a a a a a a a a a a a a a a a a a a ...', has 5000 tokens, but at most 1024 "
            + "were expected; cut it into sentences, or leave it out", source, StringComparison.Ordinal);
        Assert.Contains(
            "the target of pair 1, 'a a a a a a a a a a a a a a a a a a a a ...', has 1025 tokens",
            Refused(options, new SentencePair("a", text[..2049])), StringComparison.Ordinal);
        Assert.NotNull(
            Translator.Train(
            [new(text[..2047], "x"), new("a", text[..2047])], options, new() { Epochs = 1 })); // of 1,024 tokens
    }

    [Fact]
    public void ADevPairMayBeAsLongAsItLikes() =>
        Assert.NotNull(
            Translator.Train(
            Pairs, TinyTranslation.Options, TinyTranslation.Training,
            dev: [new(string.Concat(Enumerable.Repeat("ab", 2000)), "x")]));

    [Fact]
    public void TrainingOutOfRangeIsRefused()
    {
        AssertBad("BatchTokens", "is 0, but a whole number of 1 or more was expected", new() { BatchTokens = 0 });
        AssertBad("Epochs", "is 0, but a whole number of 1 or more was expected", new() { Epochs = 0 });
        const string dev =
            "needs dev scores, but there are no dev data; give some, or hold out a part of the training data";
        AssertBad("Patience", dev, new() { Patience = 1 });
        AssertBad("Schedule", $"plateau {dev}", new() { Schedule = new PlateauSchedule() });

        static void AssertBad(string property, string expected, TrainingOptions training)
        {
            var refusal = Assert.Throws<OptionException>(() => Translator.Train(Pairs, training: training));
            Assert.Equal(($"`{property}` {expected}", property), (refusal.Message, refusal.ParamName));
        }
    }

    private static string Refused(TranslatorOptions? options, params SentencePair[] train) =>
        Assert.Throws<ArgumentException>(() => Translator.Train(train, options)).Message;
}
