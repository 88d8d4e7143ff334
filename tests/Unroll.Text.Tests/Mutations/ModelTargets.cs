namespace Unroll.Text.Tests;

/// <summary>
/// Every kind of model: a file that was changed is refused, or it is a model that answers and can be saved and loaded
/// again.
/// </summary>
internal static class ModelTargets
{
    private static readonly string[] Texts = ["", "dog 猫 one two", "Ada Lovelace saw New York\u0301 😀\uD800 x y",
        string.Concat(Enumerable.Repeat("one 两 ", 10))];

    public static IEnumerable<MutationTarget> All(string folder)
    {
        foreach (var pooling in new[] { Pooling.Last, Pooling.Attention })
            yield return Target(folder, $"classifier {pooling}", Classifier(pooling), Use);
        foreach (var head in Enum.GetValues<TagHead>())
            yield return Target(folder, $"tagger {head}", Tagger(head), Tag);
        yield return Target(folder, "tagger of learned tokens", TinyTagging.Bytes(SequenceTagger.Train(
            CutCorpora.Italian(5), TinyTagging.Options with { Tokens = null, Embedding = 2, Hidden = 2 },
            TinyTagging.Training with { Epochs = 1 })), Tag);
        foreach (var attention in new AttentionScoreKind?[] { AttentionScoreKind.Additive, null })
            yield return Target(
                folder, $"translator {attention?.ToString() ?? "None"}", Translating(attention), Translate);
        yield return new(
            "safetensors", [typeof(InvalidDataException)],
            Changing(folder, TinyTask.Bytes(TinyTask.Trained(new() { Embedding = 2, Hidden = 2 })), path =>
        {
            var (tensors, metadata) = SafeTensors.Load(path);
            SafeTensors.Save(path + ".again", tensors.Select(entry => (entry.Key, entry.Value)), metadata);
            Assert.Equal(tensors.Count, SafeTensors.Load(path + ".again").Tensors.Count);
        }, longest: 1_000_000));
    }

    private static MutationTarget Target(string folder, string name, byte[] valid, Action<string> use) =>
        new(name, [typeof(InvalidDataException), typeof(NotFiniteNumberException)], Changing(folder, valid, use));

    /// <summary>Uses a file that was changed.</summary>
    public static Action<Random> Changing(
        string folder, byte[] valid, Action<string> use, long longest = long.MaxValue) => random =>
    {
        var path = Path.Combine(folder, "model.safetensors");
        ModelChanges.Write(path, valid, random, longest);
        use(path);
    };

    private static void Use(string path)
    {
        var classifier = TextClassifier.Load(path);
        classifier.Save(path + ".again");
        Assert.Equal(classifier.Labels, TextClassifier.Load(path + ".again").Labels);
        foreach (var prediction in classifier.Predict(Texts))
            Assert.InRange(prediction.Probability, 0, 1.001);
        classifier.Explain(Texts[1]);
        classifier.Evaluate(TinyTask.Texts);
    }

    private static void Tag(string path)
    {
        var tagger = SequenceTagger.Load(path);
        tagger.Save(path + ".again");
        Assert.Equal(tagger.Tags, SequenceTagger.Load(path + ".again").Tags);
        foreach (var token in tagger.Predict(Texts).SelectMany(text => text.Tokens))
            Assert.InRange(token.Probability, 0, 1.001);
        if (tagger.Options.Head == TagHead.Crf)
        {
            var best = tagger.TagBest(["Ada", "saw"], 5);
            Assert.InRange(best.Sum(path => path.Probability), 0, 1.001);
            Assert.Equal(tagger.Tag(["Ada", "saw"]).Tags, best[0].Sentence.Tags);
        }
    }

    private static void Translate(string path)
    {
        var translator = Translator.Load(path);
        translator.Save(path + ".again");
        Assert.Equal(translator.TargetVocabulary.Tokens, Translator.Load(path + ".again").TargetVocabulary.Tokens);
        foreach (var translation in translator.Predict(Texts, new DecodingOptions { Beam = 3 }))
            Assert.InRange(translation.LogProbability, double.NegativeInfinity, 0.001);
    }

    private static byte[] Classifier(Pooling pooling) =>
        TinyTask.Bytes(
            TinyTask.Trained(
            new()
            {
                Embedding = 2,
                Hidden = 2,
                Pooling = pooling,
                Bidirectional = pooling == Pooling.Attention,
                LayerNorm = true
            }));

    private static byte[] Tagger(TagHead head) => TinyTagging.Bytes(SequenceTagger.Train(
        TinyTagging.Names(TagScheme.Iob2),
            TinyTagging.Options with
            {
                Embedding = 2,
                Hidden = 2,
                Head = head,
                Bigrams = head == TagHead.Crf,
                BigramMinimumCount = 1
            }, TinyTagging.Training with { Epochs = 1 }));

    private static byte[] Translating(AttentionScoreKind? attention) => TinyTranslation.Bytes(Translator.Train(
        TinyTranslation.Numbers,
            TinyTranslation.Options with
            {
                Tokens = "bpe:5",
                Embedding = 2,
                Hidden = 2,
                Layers = 2,
                Attention = attention
            }, TinyTranslation.Training with { Epochs = 1 }));
}
