namespace Unroll.Text.Tests;

/// <summary>What a prediction takes from the garbage collector.</summary>
public class PredictionMemoryTests
{
    private const int Calls = 100;

    [Theory]
    [InlineData(256, false)]
    [InlineData(128, true)]
    [InlineData(256, true)]
    public void APredictionOfAShortTextTakesLittle(int hidden, bool bidirectional)
    {
        const string Text = "twenty-five short letters";
        Assert.Equal(25, Text.Length);
        var options = new TextClassifierOptions
        {
            Tokens = "characters",
            Embedding = 64,
            Hidden = hidden,
            Bidirectional = bidirectional,
            Pooling = Pooling.Last,
        };
        string[] labels = ["de", "en", "es", "fr", "it", "ja", "ko", "zh"];
        var vocabulary = Vocabulary.Build(Text.Select(letter => letter.ToString()));
        var model = new TextClassifierModel(options, vocabulary.Count, labels.Length, seed: 1);
        var classifier = new TextClassifier(
            options, new TokenVocabularies(vocabulary, null, null, options.Folding), labels, model);
        for (var call = 0; call < Calls; call++)
            classifier.Predict(Text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < Calls; call++)
            classifier.Predict(Text);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        Assert.InRange(each, 0, 4096);
    }
}
