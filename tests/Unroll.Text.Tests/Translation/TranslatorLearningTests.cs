namespace Unroll.Text.Tests;

/// <summary>Small tasks that a translator learns well enough to do them on texts that training had not.</summary>
public class TranslatorLearningTests
{
    private static readonly TranslatorOptions Options = TinyTranslation.Options with { Embedding = 16, Hidden = 24 };

    private static readonly TrainingOptions Training = new() { Epochs = 10, BatchSize = 16, LearningRate = 0.01f };

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
    public void With_attention_long_texts_are_copied(AttentionScoreKind attention, string cell, bool inputFeeding)
    {
        var pairs = TinyTranslation.Letters(600, 8, text => text);
        var translator = Translator.Train(pairs[..550], Options with { Attention = attention, Cell = CellKind.Named(cell), InputFeeding = inputFeeding }, Training);
        var exact = translator.Evaluate(pairs[550..], new() { Beam = 1 }).Exact;
        Assert.True(exact.Share >= 0.95, $"{exact} were copied");
        // Who copies looks at the letter that is to be written.
        string[] texts = [.. pairs[550..].Select(pair => pair.Source)];
        var looks = TinyTranslation.Search(translator, texts, new() { Beam = 1 }).Select(found => found[0].Attention.SelectMany((weights, step) => new[] { weights.AsSpan().IndexOf(weights.Max()) == step })).SelectMany(steps => steps).ToArray();
        Assert.True(looks.Count(look => look) > 0.6 * looks.Length, $"{looks.Count(look => look)} of {looks.Length} steps look at their own letter");
    }

    [Fact]
    public void Texts_are_reversed()
    {
        var pairs = TinyTranslation.Letters(600, 7, TinyTranslation.Reversed);
        var translator = Translator.Train(pairs[..550], Options, Training);
        var scores = translator.Evaluate(pairs[550..]);
        Assert.True(scores.Exact.Share >= 0.95, $"{scores.Exact} were reversed");
        Assert.Equal(scores.Exact, translator.Evaluate(pairs[550..]).Exact);
    }

    [Theory]
    [InlineData("lstm", false)]
    [InlineData("gru", true)]
    public void Without_attention_short_texts_are_reversed(string cell, bool twoLayers)
    {
        var pairs = TinyTranslation.Letters(300, 4, TinyTranslation.Reversed);
        var translator = Translator.Train(pairs[..270], Options with { Attention = null, Hidden = 32, Cell = CellKind.Named(cell), Layers = twoLayers ? 2 : 1 }, Training with { Epochs = 20 });
        var exact = translator.Evaluate(pairs[270..]).Exact;
        Assert.True(exact.Share >= 0.95, $"{exact} were reversed");
        Assert.Null(translator.Translate("abc").Alignment);
    }

    [Fact]
    public void Words_are_told_by_subwords_and_a_vocabulary_of_both_sides()
    {
        var options = Options with { Tokens = "bpe:20", SharedVocabulary = true, Layers = 2, Cell = CellKind.Gru, DecoderHidden = 20 };
        var translator = Translator.Train(TinyTranslation.Numbers, options, Training with { Epochs = 60, BatchSize = 8 });
        Assert.Equal(1, translator.Evaluate(TinyTranslation.Numbers).Exact.Share);
        Assert.Same(translator.SourceVocabulary, translator.TargetVocabulary);
        Assert.Equal("drei eins null", translator.Translate("three one zero").Text);
    }
}
