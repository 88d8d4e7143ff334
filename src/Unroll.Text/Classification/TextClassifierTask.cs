namespace Unroll.Text;

/// <summary>Learns which class each text belongs to.</summary>
/// <param name="classifier">The classifier to train.</param>
/// <param name="train">The texts to learn from.</param>
/// <param name="dev">The texts to choose the best epoch by; may be empty.</param>
/// <param name="rare">What of the training texts is read as unknown at times.</param>
/// <param name="classWeights">How much a text of each class counts; null for all the same.</param>
/// <param name="labelSmoothing">The share of each target's probability that is spread over all classes.</param>
internal sealed class TextClassifierTask(
    TextClassifier classifier, EncodedTexts train, EncodedTexts dev, RareTokens rare, float[]? classWeights,
    float labelSmoothing)
    : ITrainingTask
{
    public IModule Model { get; } = new ClassifierWeights(classifier.Model, classifier.NaiveBayes, counted: false);

    public IReadOnlyList<int> Lengths { get; } = Array.ConvertAll(train.Texts, text => text.Words.Length);

    public bool HasDev => dev.Texts.Length > 0;

    public IEnumerable<KeyValuePair<string, string>> Identity =>
    [
        .. ModelIdentity.Of(classifier),
        DataDigest.Of("labels and vocabulary", digest =>
        {
            digest.Add(classifier.Labels);
            classifier.Vocabularies.AddTo(digest);
        }),
        DataDigest.Of("training texts", train.AddTo),
        DataDigest.Of("dev texts", dev.AddTo),
    ];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
    {
        var texts = TokenBatch.Pack([.. batch.Select(i => train.Texts[i])]);
        int[] targets = [.. batch.Select(i => train.Targets[i])];
        var loss = CrossEntropy.Mean(
            classifier.Model.Forward(rare.Forward(texts, pass), pass), targets, labelSmoothing: labelSmoothing,
            classWeights: classWeights);
        return new(loss, targets.Length, texts.Words.Ids.Length);
    }

    public IScores Score(CancellationToken cancellationToken)
    {
        var scores = classifier.NetworkScores(dev.Texts, cancellationToken);
        classifier.NaiveBayes?.FitWeights(
            dev.Texts.Select(text => text.Words), scores, dev.Targets, classWeights);
        var classes = classifier.Labels.Count;
        return new ClassificationScores(dev.Texts.Select((text, i) => (
            dev.Labels[i], classifier.Labels[classifier.Classified(text, scores.AsSpan(i * classes, classes))])));
    }

    public void DropScored() => classifier.Model.DropTable();
}
