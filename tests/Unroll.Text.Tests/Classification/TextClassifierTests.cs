using CustomCell;

namespace Unroll.Text.Tests;

public class TextClassifierTests
{
    public static TheoryData<string> Cells => [.. CellKind.BuiltIn.Select(kind => kind.Name)];

    [Fact]
    public void LearnsWhatNoBagOfWordsCan()
    {
        var classifier = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, TinyTask.Training with { Epochs = 25 });
        Assert.Equal(["dog", "猫"], classifier.Labels);
        Assert.Equal(1, classifier.Evaluate(TinyTask.Texts).Accuracy);
        Assert.Equal(0.5, new BagOfWords(TinyTask.Texts, new WhitespaceTokenizer()).Evaluate(TinyTask.Texts).Accuracy);
        var prediction = classifier.Predict("猫 dog");
        Assert.Equal("猫", prediction.Label);
        Assert.Equal(["猫", "dog"], prediction.Probabilities.Select(entry => entry.Label));
        Assert.Equal(prediction.Probability, prediction.Probabilities[0].Probability);
        Assert.Equal(1, prediction.Probabilities.Sum(entry => entry.Probability), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void EveryCellTrainsAndComesBackFromItsFile(string cell)
    {
        var options = TinyTask.Options with
        {
            Cell = CellKind.Named(cell),
            Bidirectional = true,
            Layers = 2,
            Dropout = 0.1f
        };
        var losses = new List<double>();
        var classifier = TextClassifier.Train(TinyTask.Texts, options, TinyTask.Training with { LearningRate = 0.01f },
            progress: report => losses.Add(report.Loss));
        Assert.True(losses[^1] < losses[0], string.Join(" ", losses));
        AssertSame(classifier, TinyTask.Load(TinyTask.Bytes(classifier)));
    }

    [Theory]
    [InlineData("characters", false, Pooling.Hn, 8)]
    [InlineData("characters", true, Pooling.Hn, 8)]
    [InlineData("whitespace", true, Pooling.Last, 16)]
    [InlineData("words", true, Pooling.Max, 16)]
    [InlineData("words", false, Pooling.Mean, 8)]
    [InlineData("words", true, Pooling.Attention, 16)]
    public void OptionsComeBackFromTheFile(string tokens, bool bidirectional, Pooling pooling, int pooled)
    {
        var options = TinyTask.Options with
        {
            Tokens = tokens,
            Bidirectional = bidirectional,
            Pooling = pooling,
            InitialRange = 0.1f,
            LowerCase = bidirectional,
            FoldWidth = !bidirectional,
            MaximumTokens = 99,
            Attention = bidirectional ? AttentionScoreKind.Bilinear : AttentionScoreKind.Additive,
            LayerNorm = true,
            RecurrentDropout = 0.25f,
            WordDropout = 0.125f,
            Characters = CharacterReading.None,
            Bigrams = false,
        };
        var classifier = TinyTask.Trained(options);
        var loaded = TinyTask.Load(TinyTask.Bytes(classifier));
        Assert.Equal(options with { InitialRange = null }, loaded.Options with { Vocabulary = options.Vocabulary });
        Assert.Equal(
            new Shape(2, pooled), loaded.Model.NamedParameters()
            .Single(entry => entry.Name == "output.weight").Parameter.Shape);
        AssertSame(classifier, loaded);
    }

    [Fact]
    public void ACellFromOutsideComesBackWhereItIsNamed()
    {
        var janet = CellKind.Of<JanetCell>();
        var bytes = TinyTask.Bytes(TinyTask.Trained(TinyTask.Options with { Cell = janet }));
        Assert.Equal("janet", TinyTask.Load(bytes, janet).Options.Cell.Name);
        Assert.Contains("the model runs on the cell 'janet', but only elman",
            Assert.Throws<InvalidDataException>(() => TinyTask.Load(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextIsPredictedAsItWouldBeAlone()
    {
        var classifier = TinyTask.Trained();
        string[] texts = [.. TinyTask.Texts.Select(text => text.Text), "", " ", "unknown words",
            string.Join(' ', Enumerable.Repeat("dog", 3000))];
        var together = classifier.Predict(texts).ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(classifier.Predict(texts[i]).Probabilities, together[i].Probabilities);
            Assert.True(double.IsFinite(together[i].Probability));
        }
        Assert.Equal(
            together[^4].Probabilities, classifier.Predict("unheard").Probabilities); // no token is one unknown token
        Assert.Empty(classifier.Predict([]));
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => classifier.Predict(texts, cancel.Token).Count());
        Assert.ThrowsAny<OperationCanceledException>(() => classifier.Explain("dog", cancel.Token));
    }

    [Theory]
    [InlineData(Pooling.Last)]
    [InlineData(Pooling.Hn)]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.Attention)]
    public void ManyTextsArePredictedAsEachWouldBeAlone(Pooling pooling)
    {
        // So many that they go through a table of words, in several passes.
        var classifier = TinyTask.Trained(
            TinyTask.Options with { Bidirectional = true, Layers = 2, Pooling = pooling, LayerNorm = true });
        string[] texts = [.. Enumerable.Range(0, 3000)
            .Select(i => string.Join(
            ' ', Enumerable.Range(0, 1 + i % 7)
            .Select(j => ((i * 31 + j * j) % 4) switch { 0 => "dog", 1 => "猫", 2 => "x", _ => "new" })))];
        var together = classifier.Predict(texts).ToArray();
        for (var i = 0; i < texts.Length; i += 97)
            Assert.Equal(classifier.Predict(texts[i]).Probabilities, together[i].Probabilities);
    }

    [Fact]
    public async Task ThreadsMayAskAtOnce()
    {
        var classifier = TinyTask.Trained();
        var expected = classifier.Predict("x 猫 y dog").Probabilities;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => classifier.Predict("x 猫 y dog").Probabilities)));
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Fact]
    public void ALabelThatIsNotKnownIsAMistake()
    {
        var classifier = TinyTask.Trained();
        var scores = classifier.Evaluate([new("bird", "猫")]);
        Assert.Equal((0, 1, 0), (scores.Correct, scores.Texts, scores.Accuracy));
        Assert.Contains("bird", scores.Labels);
        Assert.Equal(0, classifier.Evaluate([]).Texts);
    }

    [Fact]
    public void OnlyTheReverseDirectionReachesHn()
    {
        // hn[-1] of a bidirectional network is the reverse direction's last state, so the forward one's weights decide
        // nothing.
        var model = new TextClassifierModel(
            TinyTask.Options with { Bidirectional = true, Pooling = Pooling.Hn }, 5, 2, seed: 1);
        var tokens = PackedTokens.Pack([[2, 3, 4], [3, 2]]);
        var before = model.Forward(tokens).ToArray();
        foreach (var (_, parameter) in model.NamedParameters()
            .Where(entry => entry.Name.StartsWith("lstm", StringComparison.Ordinal)
            && !entry.Name.EndsWith("_reverse", StringComparison.Ordinal)))
            parameter.Update(values => values.Fill(0.5f));
        Assert.Equal(before, model.Forward(tokens).ToArray());
        model.NamedParameters()
            .Single(entry => entry.Name == "lstm.bias_ih_l0_reverse").Parameter.Update(values => values.Fill(0.5f));
        Assert.NotEqual(before, model.Forward(tokens).ToArray());
    }

    [Fact]
    public void AnInitialRangeHoldsForAllWeights()
    {
        var model = new TextClassifierModel(TinyTask.Options with { InitialRange = 0.01f }, 5, 2, seed: 1);
        Assert.All(model.NamedParameters(), entry =>
            Assert.All(entry.Parameter.Value.ToArray(), value => Assert.InRange(value, -0.01f, 0.01f)));
    }

    private static void AssertSame(TextClassifier expected, TextClassifier actual)
    {
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Vocabulary.Tokens, actual.Vocabulary.Tokens);
        foreach (var text in TinyTask.Texts)
            Assert.Equal(expected.Predict(text.Text).Probabilities, actual.Predict(text.Text).Probabilities);
        Assert.Equal(TinyTask.Bytes(expected), TinyTask.Bytes(actual));
    }
}
