namespace Unroll.Text.Tests;

public class ExplanationTests
{
    private static readonly LabelledText[] Texts =
    [
        .. from filler in new[] { "the", "a film is", "so it was", "and then" }
           from one in new[] { new LabelledText("pos", $"{filler} good"), new LabelledText("neg", $"{filler} bad") }
           select one,
    ];

    [Theory]
    [InlineData(Pooling.Mean, ExplanationMethod.LeaveOneOut)]
    [InlineData(Pooling.Last, ExplanationMethod.LeaveOneOut)]
    [InlineData(Pooling.Attention, ExplanationMethod.Attention)]
    public void TheWordThatDecidesWeighsMost(Pooling pooling, ExplanationMethod method)
    {
        var classifier = TextClassifier.Train(
            Texts, TinyTask.Options with { Pooling = pooling, Bidirectional = false },
            TinyTask.Training with { Epochs = 40 });
        const string text = " so it  was good";
        var explanation = classifier.Explain(text);
        Assert.Equal(method, explanation.Method);
        Assert.Equal(classifier.Predict(text).Probabilities, explanation.Prediction.Probabilities);
        Assert.Equal(["so", "it", "was", "good"], explanation.Words.Select(word => word.Text));
        Assert.All(explanation.Words, word => Assert.Equal(word.Text, word.Span.In(text).ToString()));
        if (method == ExplanationMethod.Attention)
            Assert.Equal(1, explanation.Words.Sum(word => word.Weight), 1e-5);
        if (pooling != Pooling.Attention)
            Assert.Equal("good", explanation.Words.MaxBy(word => word.Weight)!.Text);
    }

    [Fact]
    public void LeavingAWordOutIsWhatItSays()
    {
        var classifier = TextClassifier.Train(Texts, TinyTask.Options, TinyTask.Training);
        var explanation = classifier.Explain("the good bad");
        var label = explanation.Prediction.Label;
        string[] without = ["good bad", "the bad", "the good"];
        for (var i = 0; i < without.Length; i++)
            Assert.Equal(
                explanation.Prediction.Probability - classifier.Predict(without[i]).Probabilities.Single(
                entry => entry.Label == label).Probability, explanation.Words[i].Weight, 1e-6);
        Assert.Empty(classifier.Explain("").Words);
        Assert.Single(classifier.Explain("good").Words);
    }

    [Fact]
    public void NeighboursInALongTextShareWhatTheySay()
    {
        var classifier = TextClassifier.Train(Texts, TinyTask.Options, TinyTask.Training with { Epochs = 1 });
        var words = classifier.Explain(string.Concat(Enumerable.Repeat("the good bad ", 500))).Words;
        Assert.Equal(1500, words.Count);
        for (var i = 0; i < words.Count; i++)
            Assert.Equal(words[i / 3 * 3].Weight, words[i].Weight); // 1,500 * 1,500 / 1,000,000, rounded up
    }
}
