namespace Unroll.Text.Tests;

/// <summary>Naive Bayes over tokens and pairs votes with the network.</summary>
public class NaiveBayesVoteTests
{
    private static readonly LabelledText[] Texts =
    [
        new("good", "a fine a fine day"), new("good", "fine"), new("good", "fine , really"), new("bad", "a rainy day"),
        new("bad", "not fine , not a day"), new("so-so", "day"),
    ];

    /// <summary>Steps too small to change a weight.</summary>
    private static readonly TrainingOptions Still = new() { Epochs = 1, LearningRate = 1e-30f };

    private static readonly TextClassifier Classifier = TextClassifier.Train(Texts, TinyTask.Options, Still);

    [Theory]
    [InlineData("a fine rainy day")]
    [InlineData("fine fine fine , a")]
    [InlineData("fine unheard-of day")]
    [InlineData("unheard-of")]
    [InlineData("")]
    public void ItAddsTheLogCountRatiosOfTokensAndPairs(string text)
    {
        var expected = Expected(Texts, text);
        Assert.Equal(expected, Counted(Classifier, text), (a, b) => Math.Abs(a - b) < 1e-5);
        // π + 0.3 (z - π) + 3 e, whichever way one asks: of nine texts, each class with one more, four are good.
        var encoded = Classifier.Encode(text);
        var z = Classifier.Model.Forward(TokenBatch.PackOne(encoded)).ToArray();
        double[] prior = [Math.Log(3 / 9d), Math.Log(4 / 9d), Math.Log(2 / 9d)];
        double[] odds = [.. z.Zip(expected, prior).Select(one =>
            Math.Exp(one.Third + 0.3 * (one.First - one.Third) + 3 * one.Second))];
        double[] probabilities = [.. odds.Select(one => one / odds.Sum())];
        foreach (var prediction in new[]
        {
            Classifier.Predict(text), Classifier.Predict([text, "a day"]).First(),
            Classifier.Predict([text, "day day day day"]).First(), Classifier.Explain(text).Prediction,
            Loaded(Classifier).Predict(text),
        })
        {
            foreach (var (label, probability) in prediction.Probabilities)
                Assert.Equal(probabilities[Classifier.Labels.ToList().IndexOf(label)], probability, 1e-5);
        }
    }

    [Fact]
    public void WithoutItTheNetworkDecidesAlone()
    {
        var classifier = TextClassifier.Train(Texts, TinyTask.Options with { NaiveBayes = false }, Still);
        Assert.Null(classifier.NaiveBayes);
        Assert.DoesNotContain(
            ((ITextModel)classifier).Model.NamedParameters(),
            one => one.Name.StartsWith("naive", StringComparison.Ordinal));
        var z = classifier.Model.Forward(TokenBatch.PackOne(classifier.Encode("a fine day"))).Span;
        Assert.Equal(Prediction.FromLogits(z, [.. classifier.Labels]).Probabilities,
            Loaded(classifier).Predict("a fine day").Probabilities);
    }

    [Fact]
    public void ATrainingThatGoesOnAddsItsTexts()
    {
        LabelledText[] more = [new("great", "fine really"), new("bad", "rainy , rainy snow")];
        var further = TextClassifier.Train(more, training: Still, from: Classifier);
        Assert.Equal(["bad", "good", "great", "so-so"], further.Labels);
        foreach (var text in new[] { "a fine rainy day", "rainy snow , fine really", "not a" })
            Assert.Equal(
                Expected([.. Texts, .. more], text), Counted(further, text), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(Classifier.NaiveBayes!.Weights.Value.ToArray(), further.NaiveBayes!.Weights.Value.ToArray());
    }

    [Fact]
    public void ATextWithoutAKnownFeatureIsTheNetworks()
    {
        var classifier = TextClassifier.Train(
            Texts, TinyTask.Options with { Vocabulary = new() { MinimumCount = 100 } }, Still);
        Assert.Empty(classifier.NaiveBayes!.Keys);
        var z = classifier.Model.Forward(TokenBatch.PackOne(classifier.Encode("fine"))).ToArray();
        var prior = classifier.NaiveBayes.Prior.Value.ToArray();
        float[] scores = [.. z.Zip(prior, (network, frequent) => frequent + 0.3f * (network - frequent))];
        var expected = Prediction.FromLogits(scores, [.. classifier.Labels]).Probabilities;
        foreach (var (one, other) in expected.Zip(Loaded(classifier).Predict("fine").Probabilities))
            Assert.Equal(one.Probability, other.Probability, 1e-6f);
    }

    [Fact]
    public void ClassWeightsCountInTheVoteToo()
    {
        // A hint is more often of the rare class than in all texts, but still more often of the other one.
        LabelledText[] texts = [.. Enumerable.Range(0, 400).Select(i => new LabelledText(
            i % 5 == 0 ? "rare" : "often", i % 5 == 1 || (i % 5 == 0 && i / 5 % 5 < 3) ? "a hint" : "a text"))];
        var training = TinyTask.Training with { Epochs = 4 };
        int Rare(ClassWeights? weights)
        {
            var options = TinyTask.Options with { ClassWeights = weights };
            var classifier = TextClassifier.Train(texts, options, training, texts);
            return texts.Count(text => classifier.Predict(text.Text).Label == "rare");
        }

        Assert.True(Rare(ClassWeights.Balanced) > Rare(null), "balanced weights find more of a rare class");
    }

    [Fact]
    public void DevTextsChooseTheWeightsOfTheKeptEpoch()
    {
        var dev = TinyTask.Texts;
        var classifier = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training, dev);
        var classes = classifier.Labels.Count;
        EncodedTokens[] texts = [.. dev.Select(text => classifier.Encode(text.Text))];
        float[] network = [.. texts.SelectMany(text =>
            classifier.Model.Forward(TokenBatch.PackOne(text)).ToArray())];
        var counted = new float[network.Length];
        for (var i = 0; i < texts.Length; i++)
            classifier.NaiveBayes!.Score(texts[i].Words, counted.AsSpan(i * classes, classes));
        var (a, b) = new VoteWeights(
            network, counted, classifier.NaiveBayes!.Prior.Value.ToArray(),
            [.. dev.Select(text => classifier.Labels.ToList().IndexOf(text.Label))]).Fit();
        var weights = classifier.NaiveBayes!.Weights.Value.ToArray();
        Assert.NotEqual([VoteWeights.Usual.Network, VoteWeights.Usual.Counted], weights);
        Assert.Equal(a, weights[0], 1e-3f);
        Assert.Equal(b, weights[1], 1e-3f);
    }

    /// <summary>Two million classes leave room for two features: "fine", then "a", which as many texts have.</summary>
    [Fact]
    public void TheMostFrequentAreKept()
    {
        var vote = FeatureCounter.Count([[5, 4], [4, 9, 4], [3, 9, 8], [9]], [0, 1, 1, 0], 1 << 21, null, []);
        Assert.Equal([FeatureKeys.Of(0, 4), FeatureKeys.Of(0, 9)], vote.Keys);
    }

    [Theory]
    [InlineData("features", 0, 1, "naive_bayes.features holds something else than ids below 9 in ascending order")]
    [InlineData("features", 1, 10, "naive_bayes.features holds something else than ids below 9 in ascending order")]
    [InlineData("counts", 2, 0.5f, "naive_bayes.counts holds something else than numbers of texts")]
    [InlineData("counts", 2, -1, "naive_bayes.counts holds something else than numbers of texts")]
    [InlineData("prior", 1, 1, "naive_bayes.prior holds something else than logarithms of shares")]
    [InlineData("weights", 1, -1, "naive_bayes.weights are not from 0 to 1000000")]
    [InlineData("weights", 0, 1e30f, "naive_bayes.weights are not from 0 to 1000000")]
    public void AFileWithOtherNumbersIsRefused(string tensor, int at, float value, string expected)
    {
        using var file = new TemporaryFile(TinyTask.Bytes(Classifier));
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var values = tensors[$"naive_bayes.{tensor}"].ToArray();
        values[at] = value;
        tensors = new Dictionary<string, Tensor>(tensors)
        {
            [$"naive_bayes.{tensor}"] = Tensor.Of(tensors[$"naive_bayes.{tensor}"].Shape, values),
        };
        SafeTensors.Save(file.Path, tensors.Select(entry => (entry.Key, entry.Value)), metadata);
        var failure = Assert.Throws<InvalidDataException>(() => TextClassifier.Load(file.Path));
        Assert.Contains($"{expected}; the file was changed", failure.Message);
    }

    private static TextClassifier Loaded(TextClassifier classifier) => TinyTask.Load(TinyTask.Bytes(classifier));

    private static double[] Counted(TextClassifier classifier, string text)
    {
        var scores = new float[classifier.Labels.Count];
        classifier.NaiveBayes!.Score(classifier.Encode(text).Words, scores);
        return [.. scores.Select(one => (double)one)];
    }

    /// <summary>The same from strings.</summary>
    private static double[] Expected(LabelledText[] texts, string text)
    {
        string[] labels = [.. texts.Select(one => one.Label).Distinct().Order(StringComparer.Ordinal)];
        var seen = texts.SelectMany(one => Features(one.Text)).Distinct().ToHashSet();
        string[] known = [.. Features(text).Where(seen.Contains)];
        string[][] all = [.. texts.Select(one => Features(one.Text))];
        var size = all.Sum(features => features.Length);
        return [.. labels.Select(label => known.Sum(feature => LogShare(one => one == label, feature)
            - LogShare(one => one != label, feature)) / (known.Length + 10))];

        double LogShare(Func<string, bool> isOf, string feature)
        {
            string[][] these = [.. texts.Where(one => isOf(one.Label)).Select(one => Features(one.Text))];
            var share = all.Count(features => features.Contains(feature)) / (double)size;
            return Math.Log((these.Count(features => features.Contains(feature)) + seen.Count * share)
                / (these.Sum(features => features.Length) + seen.Count));
        }

        static string[] Features(string text)
        {
            var tokens = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return [.. tokens.Concat(tokens.Zip(tokens.Skip(1), (one, next) => $"{one} {next}")).Distinct()];
        }
    }
}
