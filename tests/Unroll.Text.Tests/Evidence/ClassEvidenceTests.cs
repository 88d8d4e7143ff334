namespace Unroll.Text.Tests;

/// <summary>What classes say of tokens and pairs votes with the network.</summary>
public class ClassEvidenceTests
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
    public void ItIsTheMeanLogCountRatioOfTokensAndPairs(string text)
    {
        var expected = Expected(Texts, text);
        Assert.Equal(expected, Evidence(Classifier, text), (a, b) => Math.Abs(a - b) < 1e-5);
        // z + 5 e, whichever way one asks.
        var encoded = Classifier.Encode(text);
        var z = Classifier.Model.Forward(TokenBatch.PackOne(encoded)).ToArray();
        double[] odds = [.. z.Zip(expected, (network, counted) => Math.Exp(network + 5 * counted))];
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
        var classifier = TextClassifier.Train(Texts, TinyTask.Options with { ClassEvidence = false }, Still);
        Assert.Null(classifier.Evidence);
        Assert.DoesNotContain(((ITextModel)classifier).Model.NamedParameters(), one => one.Name.StartsWith("evidence"));
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
                Expected([.. Texts, .. more], text), Evidence(further, text), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(Classifier.Evidence!.Weights.Value.ToArray(), further.Evidence!.Weights.Value.ToArray());
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
        var evidence = new float[network.Length];
        for (var i = 0; i < texts.Length; i++)
            classifier.Evidence!.Of(texts[i].Words, evidence.AsSpan(i * classes, classes));
        var (a, b) = EvidenceWeights.Fit(
            network, evidence, [.. dev.Select(text => classifier.Labels.ToList().IndexOf(text.Label))]);
        var weights = classifier.Evidence!.Weights.Value.ToArray();
        Assert.NotEqual(ClassEvidence.UsualWeights, weights);
        Assert.Equal(a, weights[0], 1e-3f);
        Assert.Equal(b, weights[1], 1e-3f);
    }

    /// <summary>Two million classes leave room for two features: "fine", then "a", which as many texts have.</summary>
    [Fact]
    public void TheMostFrequentAreKept()
    {
        var evidence = EvidenceCounter.Count([[5, 4], [4, 9, 4], [3, 9, 8], [9]], [0, 1, 1, 0], 1 << 21, null, []);
        Assert.Equal([EvidenceKeys.Of(0, 4), EvidenceKeys.Of(0, 9)], evidence.Keys);
    }

    [Theory]
    [InlineData("features", 0, 1, "evidence.features holds something else than ids below 9 in ascending order")]
    [InlineData("features", 1, 10, "evidence.features holds something else than ids below 9 in ascending order")]
    [InlineData("counts", 2, -1, "evidence.counts holds something else than numbers of texts")]
    [InlineData("weights", 1, -1, "evidence.weights are not from 0 to 1000000")]
    [InlineData("weights", 0, 1e30f, "evidence.weights are not from 0 to 1000000")]
    public void AFileWithOtherNumbersIsRefused(string tensor, int at, float value, string expected)
    {
        using var file = new TemporaryFile(TinyTask.Bytes(Classifier));
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var values = tensors[$"evidence.{tensor}"].ToArray();
        values[at] = value;
        tensors = new Dictionary<string, Tensor>(tensors)
        {
            [$"evidence.{tensor}"] = Tensor.Of(tensors[$"evidence.{tensor}"].Shape, values),
        };
        SafeTensors.Save(file.Path, tensors.Select(entry => (entry.Key, entry.Value)), metadata);
        var failure = Assert.Throws<InvalidDataException>(() => TextClassifier.Load(file.Path));
        Assert.Contains($"{expected}; the file was changed", failure.Message);
    }

    private static TextClassifier Loaded(TextClassifier classifier) => TinyTask.Load(TinyTask.Bytes(classifier));

    private static double[] Evidence(TextClassifier classifier, string text)
    {
        var evidence = new float[classifier.Labels.Count];
        classifier.Evidence!.Of(classifier.Encode(text).Words, evidence);
        return [.. evidence.Select(one => (double)one)];
    }

    /// <summary>The same from strings.</summary>
    private static double[] Expected(LabelledText[] texts, string text)
    {
        string[] labels = [.. texts.Select(one => one.Label).Distinct().Order(StringComparer.Ordinal)];
        var seen = texts.SelectMany(one => Features(one.Text)).Distinct().ToHashSet();
        string[] known = [.. Features(text).Where(seen.Contains)];
        return [.. labels.Select(label => known.Sum(feature => LogShare(one => one == label, feature)
            - LogShare(one => one != label, feature)) / Math.Max(1, known.Length))];

        double LogShare(Func<string, bool> isOf, string feature)
        {
            string[][] all = [.. texts.Where(one => isOf(one.Label)).Select(one => Features(one.Text))];
            return Math.Log((all.Count(features => features.Contains(feature)) + 1d)
                / (all.Sum(features => features.Length) + seen.Count));
        }

        static string[] Features(string text)
        {
            var tokens = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return [.. tokens.Concat(tokens.Zip(tokens.Skip(1), (one, next) => $"{one} {next}")).Distinct()];
        }
    }
}
