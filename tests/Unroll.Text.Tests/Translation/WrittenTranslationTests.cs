namespace Unroll.Text.Tests;

/// <summary>What stands in a translation's text where the model wrote an unknown word.</summary>
public class WrittenTranslationTests
{
    private static readonly SentencePair[] Pairs = [new("we saw Ada", "wir sahen Ada"),
        new("we saw Bob", "wir sahen Bob"), new("café saw", "sahen")];

    [Fact]
    public void TheSourceSStrongestTokenIsCopiedAndNeverItsEnd()
    {
        var written = Write(
            new() { Tokens = "words" }, "we saw Grace Hopper", ["wir", null, null],
            [[0.9f, 0.05f, 0.02f, 0.02f, 0.01f], [0.1f, 0.1f, 0.3f, 0.1f, 0.4f], [0.05f, 0.05f, 0.1f, 0.2f, 0.6f]]);
        Assert.Equal("wir Grace Hopper", written.Text);
        Assert.Equal(["we", "saw", "Grace", "Hopper", "</s>"], written.Alignment!.Source);
        Assert.Equal(["wir", "Grace", "Hopper", "</s>"], written.Alignment.Target);
        Assert.Equal(
            (-3, -0.5, true, false), (written.LogProbability, written.Score, written.IsFinished, written.IsSourceCut));
    }

    [Fact]
    public void OfEqualTokensTheFirstIsCopied() =>
        Assert.Equal("Grace", Write(new() { Tokens = "words" }, "Grace Hopper", [null], [[0.4f, 0.4f, 0.2f]]).Text);

    [Fact]
    public void ATranslationThatWasCutHasNoEnd()
    {
        var written = Write(
            new() { Tokens = "words" }, "we", ["wir", "Ada"], [[0.5f, 0.5f], [0.5f, 0.5f]], isFinished: false);
        Assert.Equal(["wir", "Ada"], written.Alignment!.Target);
        Assert.False(written.IsFinished);
    }

    [Fact]
    public void WithoutAttentionItStaysUnknown()
    {
        var written = Write(new() { Tokens = "words", Attention = null }, "we saw Grace", ["wir", null], []);
        Assert.Equal("wir <unk>", written.Text);
        Assert.Null(written.Alignment);
    }

    [Fact]
    public void ACopiedWordIsCutAsTheTargetIs()
    {
        Assert.Equal(
            "wir Grace sahen",
            Write(new() { Tokens = "words", TargetTokens = "bpe:50" }, "we saw Grace", ["▁wir", null, "▁sahen"],
            Looking(3, 0, 2, 1)).Text);
        Assert.Equal(
            "wir saw", Write(
            new() { Tokens = "bpe:50", TargetTokens = "words" }, "we saw", ["wir", null], Looking(2, 0, 1)).Text);
        Assert.Equal(
            "wirGrace", Write(
            new() { Tokens = "words", TargetTokens = "characters" }, "Grace we", ["w", "i", "r", null],
            Looking(2, 1, 1, 1, 0)).Text);
    }

    [Fact]
    public void ACopiedPartOfAWordStaysWithinIt()
    {
        // The é of the source is a token by itself, inside a word.
        var written = Write(
            new() { Tokens = "bpe:50" }, "wé we", ["▁", "A", null, "d", "▁wir"], Looking(4, 0, 1, 2, 2, 3));
        Assert.Equal("Aéd wir", written.Text);
    }

    [Fact]
    public void RareWordsAreCopiedByATranslatorThatLearnedWhereTheyStand()
    {
        // Frequent names have another form in the target, so that the translator has to look at a name to know whether
        // it is one of them.
        (string Read, string Written)[] frequent = [("Tom", "Thomas"), ("Jim", "Jakob"), ("Ann", "Anna")];
        SentencePair[] pairs = [.. Enumerable.Range(0, 240).Select(i =>
        {
            var (read, written) = i % 2 == 0 ? frequent[i / 4 % 3] : ($"n{i}", $"n{i}");
            return i / 2 % 2 == 0 ? new SentencePair($"see {read} now", $"sieh jetzt {written}")
                : new SentencePair($"{read} must go", $"{written} muss gehen");
        })];
        var options = TinyTranslation.Options with
        {
            Tokens = "words",
            Vocabulary = new() { MinimumCount = 2 },
            Embedding = 12,
            Hidden = 12,
            DecoderHidden = 24,
            Attention = AttentionScoreKind.Bilinear
        };
        var translator = Translator.Train(pairs, options, new() { Epochs = 20, BatchSize = 8, LearningRate = 0.01f });
        Assert.Equal(Vocabulary.Unknown, translator.TargetVocabulary.IdOf("n1"));
        Assert.Equal("sieh jetzt Grace", translator.Predict("see Grace now").Text);
        Assert.Equal("Hopper muss gehen", translator.Predict("Hopper must go").Text);
        Assert.Equal("Thomas muss gehen", translator.Predict("Tom must go").Text);
        Assert.Equal(["sieh", "jetzt", "Ada", "</s>"], translator.Predict("see Ada now").Alignment!.Target);
    }

    private static float[][] Looking(int tokens, params int[] at) =>
        [.. at.Select(place => Enumerable.Range(0, tokens + 1).Select(i => i == place ? 1f : 0).ToArray())];

    /// <param name="tokens">What the model wrote, null for an unknown token.</param>
    private static Translation Write(
        TranslatorOptions options, string source, string?[] tokens, float[][] attention, bool isFinished = true)
    {
        var translator = TinyTranslation.Untrained(options with { Embedding = 2, Hidden = 2 }, Pairs);
        int[] ids = [.. tokens.Select(
            token => token is null ? Vocabulary.Unknown : translator.TargetVocabulary.IdOf(token))];
        Assert.Equal(tokens.Count(token => token is null), ids.Count(id => id == Vocabulary.Unknown));
        var rows = isFinished && attention.Length > 0 ? [.. attention, attention[0]] : attention;
        return WrittenTranslation.Write(
            new Hypothesis(ids, -3, -0.5, rows, isFinished), SourceText.Read(source, translator.Vocabularies.Source),
            translator);
    }
}
