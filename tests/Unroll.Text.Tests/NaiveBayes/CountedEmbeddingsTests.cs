namespace Unroll.Text.Tests;

/// <summary>Embeddings of few texts start from what classes say of each token.</summary>
public class CountedEmbeddingsTests
{
    private static readonly LabelledText[] Texts =
        [new("good", "a fine a day"), new("good", "fine"), new("bad", "a rainy day"), new("so-so", "day")];

    private static readonly TextClassifierOptions Options = TinyTask.Options with { Bigrams = true };

    /// <summary>Steps too small to change a weight.</summary>
    private static readonly TrainingOptions Still = new() { Epochs = 1, LearningRate = 1e-30f };

    [Fact]
    public void EachClassSaysHowMuchMoreOftenItHasAToken()
    {
        var (classifier, plain) = (Trained(Options), Trained(Options with { NaiveBayes = false }));
        Assert.Equal(["bad", "good", "so-so"], classifier.Labels);
        // Texts of each class that have it, and their sums over the tokens.
        var counts = new Dictionary<string, int[]>
        {
            ["a"] = [1, 1, 0],
            ["day"] = [1, 1, 1],
            ["fine"] = [0, 2, 0],
            ["rainy"] = [1, 0, 0],
        };
        int[] totals = [3, 4, 1];
        var (size, tokens) = (Options.Embedding, classifier.Vocabulary.Tokens);
        Assert.Equal(6, tokens.Count);
        var (values, drawn) = (Values(classifier, "embeddings"), Values(plain, "embeddings"));
        for (var id = 0; id < tokens.Count; id++)
        {
            for (var i = 0; i < size; i++)
            {
                var expected = drawn[id * size + i];
                if (counts.TryGetValue(tokens[id], out var of) && i < 3)
                    expected = (float)(Math.Log((of[i] + 4 * of.Sum() / 8.0) / (totals[i] + 4))
                        - Math.Log((of.Sum() - of[i] + 4 * of.Sum() / 8.0) / (8 - totals[i] + 4)));
                Assert.Equal(expected, values[id * size + i], 1e-6f);
            }
        }
        // Pairs too: "day" ends a text of each class, and "fine" begins only a good one.
        var (pairs, id2) = (Values(classifier, "bigrams"), classifier.Vocabularies.Bigrams!.IdOf("day\t\n"));
        Assert.NotEqual(Vocabulary.Unknown, id2);
        Assert.True(
            pairs[id2 * Options.BigramEmbedding + 2] > pairs[id2 * Options.BigramEmbedding + 1], "one text of one");
        Assert.Equal(
            Values(plain, "bigrams")[id2 * Options.BigramEmbedding + 3], pairs[id2 * Options.BigramEmbedding + 3]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ManyTextsNeedNoneOfIt(int more)
    {
        var texts = Enumerable.Range(0, TextClassifierOptions.MostToStartFromCounts + more)
            .Select(i => new LabelledText(i % 2 == 0 ? "good" : "bad", i % 2 == 0 ? "fine" : "rainy")).ToArray();
        var training = Still with { HoldOut = 0 };
        var (chosen, without) = (
            TextClassifier.Train(texts, TinyTask.Options, training),
            TextClassifier.Train(texts, TinyTask.Options with { NaiveBayes = false }, training));
        var isSame = Values(chosen, "embeddings").Zip(Values(without, "embeddings"))
            .All(pair => Math.Abs(pair.First - pair.Second) < 1e-9f);
        Assert.Equal(more > 0, isSame);
    }

    [Fact]
    public void OtherwiseEmbeddingsStartAsTheyWould()
    {
        using var vectors = new TemporaryFile("a 1 2 3 4 5 6\nday 3 1 2 6 5 4\n");
        AssertSame(Options with { Embedding = 5 });
        AssertSame(Options with { Vectors = new() { Path = vectors.Path } });
        var from = Trained(Options);
        AssertEqual(from, TextClassifier.Train(Texts, training: Still, from: from));

        static void AssertSame(TextClassifierOptions options) =>
            AssertEqual(Trained(options with { NaiveBayes = false }), Trained(options));

        static void AssertEqual(TextClassifier one, TextClassifier other)
        {
            foreach (var (value, expected) in Values(other, "embeddings").Zip(Values(one, "embeddings")))
                Assert.Equal(expected, value, 1e-9f);
        }
    }

    private static TextClassifier Trained(TextClassifierOptions options) => TextClassifier.Train(Texts, options, Still);

    private static float[] Values(TextClassifier classifier, string table) =>
        classifier.Model.NamedParameters().Single(entry => entry.Name == $"{table}.weight").Parameter.Value.ToArray();
}
