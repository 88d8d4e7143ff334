namespace Unroll.Text.Tests;

/// <summary>Nothing is saved that could not be loaded again, and a good model is not replaced by it.</summary>
public class ModelSaveTests
{
    private const float TooFast = 3.4e38f;

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WeightsThatAreNotFiniteAreNotSaved(float value)
    {
        AssertNotSaved(
            TinyTask.Trained(), classifier => classifier.Model, (classifier, path) => classifier.Save(path), value);
        AssertNotSaved(
            SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 1 }), tagger =>
            tagger.Model, (tagger, path) => tagger.Save(path), value);
        AssertNotSaved(
            TinyTranslation.Untrained(TinyTranslation.Options, TinyTranslation.Numbers), translator =>
            translator.Model, (translator, path) => translator.Save(path), value);
    }

    [Fact]
    public void WhatLoadingWouldRefuseIsNotSaved()
    {
        var classifier = TinyTask.Trained();
        classifier.Training = new Dictionary<string, string> { ["name"] = "over\ntwo lines" };
        using var file = new TemporaryFile("precious");
        Assert.Contains(
            "control character", Assert.Throws<InvalidOperationException>(() => classifier.Save(file.Path)).Message,
            StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(file.Path));
    }

    [Fact]
    public void NamesThatWouldBeOneInAFileAreRefusedBeforeTraining()
    {
        LabelledText[] texts = [new("a\uD800", "one"), new("a\uD801", "two")];
        Assert.Contains(
            "train[0]: the label 'a\uFFFD' holds half of a surrogate pair", Assert.Throws<ArgumentException>(
            () => TextClassifier.Train(texts, TinyTask.Options)).Message, StringComparison.Ordinal);
        TaggedSentence[] sentences = [new(["one", "two"], ["a\uDC00", "a\uDC01"])];
        Assert.Contains(
            "the tag 'a\uFFFD' holds half of a surrogate pair", Assert.Throws<ArgumentException>(
            () => SequenceTagger.Train(sentences, TinyTagging.Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TokensThatWouldBeOneInAFileAreUnknown()
    {
        LabelledText[] texts = [new("a", "x\uD800 one"), new("b", "x\uD801 two"), new("b", "one two")];
        var classifier = TextClassifier.Train(
            texts, TinyTask.Options with { Tokens = "whitespace" }, TinyTask.Training);
        Assert.Equal(["<pad>", "<unk>", "one", "two"], classifier.Vocabulary.Tokens);
        Assert.Equal(
            classifier.Predict(texts[0].Text).Probabilities, TinyTask.Load(TinyTask.Bytes(classifier))
            .Predict(texts[0].Text).Probabilities);
        SentencePair[] pairs = [new("x\uD800 x\uD800 one", "y\uDC00 eins"), new("x\uD801 x\uD801", "y\uDC01 zwei")];
        foreach (var tokens in new[] { "whitespace", "characters", "bpe:20" })
        {
            var translator = Translator.Train(
                pairs, TinyTranslation.Options with { Tokens = tokens }, TinyTranslation.Training);
            Assert.Equal(
                translator.Predict("one").LogProbability, TinyTranslation.Load(TinyTranslation.Bytes(translator))
                .Predict("one").LogProbability);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WeightsThatALastStepHasMadeInfiniteAreNotLearned(int averageLast)
    {
        // All texts are one step, and no loss comes after it.
        var training =
            new TrainingOptions
            {
                Epochs = 1,
                BatchSize = 100,
                LearningRate = TooFast,
                WeightDecay = 1,
                ClipNorm = null,
                AverageLast = averageLast
            };
        var classify = new TextClassifierTraining(TinyTask.Texts, TinyTask.Options, training);
        AssertDiverges(classify, () => classify.Model);
        var tag = new SequenceTaggerTraining(TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, training);
        AssertDiverges(tag, () => tag.Model);
        var translate = new TranslatorTraining(TinyTranslation.Numbers, TinyTranslation.Options, training);
        AssertDiverges(translate, () => translate.Model);
    }

    private static void AssertDiverges(NetworkTraining training, Func<object?> model)
    {
        Assert.Contains(
            "the weights were not finite numbers at the end of epoch 1",
            Assert.Throws<TrainingDivergedException>(() => training.Run()).Message, StringComparison.Ordinal);
        Assert.Null(model());
    }

    private static void AssertNotSaved<T>(T model, Func<T, IModule> network, Action<T, string> save, float value)
    {
        using var file = new TemporaryFile("");
        save(model, file.Path);
        var good = File.ReadAllBytes(file.Path);
        var (name, last) = network(model).NamedParameters().Last();
        last.Update(values => values[^1] = value);
        Assert.Contains(
            $"tensor {name} holds a number that is not finite, so the model is not saved",
            Assert.Throws<NotFiniteNumberException>(() => save(model, file.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(file.Path));
    }
}
