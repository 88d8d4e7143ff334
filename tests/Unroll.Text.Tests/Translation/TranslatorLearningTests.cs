namespace Unroll.Text.Tests;

/// <summary>Small tasks that a translator learns well enough to do them on texts that training had not.</summary>
[Trait("Category", "Long")]
public class TranslatorLearningTests
{
    private static readonly TranslatorOptions Options = TinyTranslation.Options with { Embedding = 16, Hidden = 24 };

    private static readonly TrainingOptions Training =
        new() { Epochs = 20, BatchSize = 16, LearningRate = 0.015f, Schedule = new CosineSchedule() };

    public static TheoryData<AttentionScoreKind, string, bool> Attentions
    {
        get
        {
            var cases = new TheoryData<AttentionScoreKind, string, bool>();
            foreach (var kind in Enum.GetValues<AttentionScoreKind>())
            {
                cases.Add(kind, "lstm", kind is AttentionScoreKind.Bilinear);
                cases.Add(kind, "gru", kind is AttentionScoreKind.Additive);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Attentions))]
    public void WithAttentionTextsAreCopied(AttentionScoreKind attention, string cell, bool inputFeeding)
    {
        var pairs = TinyTranslation.Letters(1000, 6, text => text, "abcd");
        var translator = Translator.Train(
            pairs[..^100],
            Options with { Attention = attention, Cell = CellKind.Named(cell), InputFeeding = inputFeeding },
            Training with { Epochs = attention == AttentionScoreKind.ScaledDot ? 40 : 20 });
        var exact = translator.Evaluate(pairs[^100..], new() { Beam = 1 }).Exact;
        Assert.True(exact.Share >= 0.95, $"{exact} were copied");
        // Who copies goes through the source letter by letter; since states know their neighbours, it may look at the
        // one beside.
        string[] texts = [.. pairs[^100..].Select(pair => pair.Source)];
        int[] offsets = [.. TinyTranslation.Search(translator, texts, new() { Beam = 1 }).SelectMany(
            found => found[0].Attention.Select((weights, step) => weights.AsSpan().IndexOf(weights.Max()) - step))];
        var near = Enumerable.Range(-1, 2)
            .Select(first => offsets.Count(offset => offset == first || offset == first + 1)).Max();
        Assert.True(near > 0.8 * offsets.Length,
            $"{near} of {offsets.Length} steps look at their own letter or the one on the same side of it");
    }

    [Fact]
    public void TextsAreReversed()
    {
        var pairs = TinyTranslation.Letters(1000, 6, TinyTranslation.Reversed, "abcd");
        var translator = Translator.Train(pairs[..^100], Options, Training);
        var exact = translator.Evaluate(pairs[^100..]).Exact;
        Assert.True(exact.Share >= 0.95, $"{exact} were reversed");
    }

    [Theory]
    [InlineData("lstm", false)]
    [InlineData("gru", true)]
    public void WithoutAttentionShortTextsAreReversed(string cell, bool twoLayers)
    {
        var pairs = TinyTranslation.Letters(500, 3, TinyTranslation.Reversed, "abcdefgh");
        var translator = Translator.Train(
            pairs[..^100],
            Options with { Attention = null, Hidden = 32, Cell = CellKind.Named(cell), Layers = twoLayers ? 2 : 1 },
            Training with { Epochs = 30 });
        var exact = translator.Evaluate(pairs[^100..]).Exact;
        Assert.True(exact.Share >= 0.95, $"{exact} were reversed");
        Assert.Null(translator.Predict("abc").Alignment);
    }

    [Fact]
    public void WordsAreToldBySubwordsAndAVocabularyOfBothSides()
    {
        var options = Options with
        {
            Tokens = "bpe:20",
            SharedVocabulary = true,
            Layers = 2,
            Cell = CellKind.Gru,
            DecoderHidden = 20
        };
        var translator = Translator.Train(
            TinyTranslation.Numbers, options, Training with { Epochs = 60, BatchSize = 8 });
        Assert.Equal(1, translator.Evaluate(TinyTranslation.Numbers).Exact.Share);
        Assert.Same(translator.SourceVocabulary, translator.TargetVocabulary);
        Assert.Equal("drei eins null", translator.Predict("three one zero").Text);
    }
}
