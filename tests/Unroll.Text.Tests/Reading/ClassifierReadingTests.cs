using Unroll.Tests;

namespace Unroll.Text.Tests;

/// <summary>A classifier that reads characters and pairs of tokens.</summary>
public class ClassifierReadingTests
{
    private static readonly TextClassifierOptions Options = TinyTask.Options with
    {
        Embedding = 3,
        Hidden = 2,
        Layers = 1,
        Bidirectional = true,
        Pooling = Pooling.Mean,
        Dropout = 0,
        WordDropout = 0,
        Characters = CharacterReading.Lstm,
        CharacterEmbedding = 2,
        CharacterHidden = 3,
        Bigrams = true,
        BigramEmbedding = 2,
        BigramMinimumCount = 1,
    };

    [Fact]
    public void GradientsOfAllParametersAreThoseOfDifferences()
    {
        string[][] texts = [["an", "odd", "one"], ["odd"], ["one", "an"]];
        var vocabularies = TokenVocabularies.Build(Options, texts);
        var model = new TextClassifierModel(Options, vocabularies.Sizes, classes: 2, seed: 3);
        var batch = TokenBatch.Pack([.. texts.Select(text => vocabularies.Encode(text))]);
        GradientCheck.Of(
            (_, pass) => CrossEntropy.Mean(model.Forward(batch, pass), [0, 1, 1]), [],
            [.. model.NamedParameters().Select(entry => entry.Parameter)]);
    }

    [Fact]
    public void WordsThatTrainingHadNotAreUnderstoodByTheirCharacters()
    {
        static LabelledText[] Verbs(params string[] stems) =>
            [.. stems.SelectMany(
                stem => new LabelledText[] { new("past", $"{stem}ed"), new("present", $"{stem}ing") })];
        var options = Options with { CharacterHidden = 8, Bigrams = false };
        var training = TinyTask.Training with { Epochs = 40 };
        var train = Verbs("walk", "jump", "look", "talk", "smil");
        var test = Verbs("kick", "laugh", "ask");
        Assert.Equal(1, TextClassifier.Train(train, options, training).Evaluate(test).Accuracy);
        var without = options with { Characters = CharacterReading.None };
        Assert.Equal(0.5, TextClassifier.Train(train, without, training).Evaluate(test).Accuracy);
    }

    [Fact]
    public void TogetherIsOneByOneAndAFileKeepsIt()
    {
        var classifier = TinyTask.Trained(Options);
        string[] texts = [.. TinyTask.Texts.Select(text => text.Text), "", "never seen", "x"];
        var again = TinyTask.Load(TinyTask.Bytes(classifier));
        foreach (var (text, together) in texts.Zip(classifier.Predict(texts)))
        {
            Assert.Equal(together.Probabilities, classifier.Predict(text).Probabilities);
            Assert.Equal(together.Probabilities, again.Predict(text).Probabilities);
        }
    }

    [Fact]
    public void AnExplanationLeavesOutAWordWithItsPairs()
    {
        var classifier = TinyTask.Trained(Options);
        var explained = classifier.Explain("x dog y");
        Assert.Equal(["x", "dog", "y"], explained.Words.Select(word => word.Text));
        var label = explained.Prediction.Label;
        foreach (var (word, rest) in explained.Words.Zip(["dog y", "x y", "x dog"]))
        {
            var without = classifier.Predict(rest).Probabilities.First(entry => entry.Label == label).Probability;
            Assert.Equal((float)(explained.Prediction.Probability - without), word.Weight);
        }
        Assert.Empty(classifier.Explain("").Words);
    }

    [Fact]
    public void WordsAloneAreRefused()
    {
        Assert.Throws<InvalidOperationException>(
            () => TinyTask.Trained(Options).Model.Forward(PackedTokens.PackOne(2)));
        Assert.Throws<ArgumentException>(() => new TextClassifierModel(Options, 5, 2, seed: 1));
    }
}
