namespace Unroll.Text;

/// <summary>A text classifier as a file.</summary>
internal sealed class TextClassifierFile : ITaskFile
{
    private const string LabelsKey = "unroll.labels";
    private const string CountedFeatures = "naive_bayes.features";

    public static TextClassifierFile Instance { get; } = new();

    public string Name => "classify";

    /// <summary>What classifiers did of which a file says nothing, since it is older than the option.</summary>
    private static readonly TextClassifierOptions Former = new()
    {
        LowerCase = false,
        FoldWidth = false,
        WordDropout = 0,
        Bigrams = false,
        NaiveBayes = false,
    };

    public static IEnumerable<(string Key, string Value)> Metadata(TextClassifier classifier) =>
    [
        (LabelsKey, JsonText.Write(writer => JsonText.WriteArray(writer, classifier.Labels))),
        .. ModelVocabularies.Metadata(classifier.Vocabularies),
    ];

    public ITextModel Load(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, labels) = Parts(file, parts);
        var training = file.Training;
        var network = new TextClassifierModel(options, vocabularies.Sizes, labels.Length, seed: 0);
        var features = file.Tensors.FirstOrDefault(tensor => tensor.Name == CountedFeatures).Shape;
        var naiveBayes = options.NaiveBayes
            ? new NaiveBayesVote(features.Rank == 2 ? features[0] : 0, labels.Length) : null;
        file.Load(new ClassifierWeights(network, naiveBayes), () => naiveBayes?.Fault(vocabularies.Words.Count));
        return new TextClassifier(options, vocabularies, labels, network)
        {
            Training = training,
            NaiveBayes = naiveBayes,
        };
    }

    public ModelContents Contents(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, labels) = Parts(file, parts);
        return new ModelContents(
            options, ModelVocabularies.Contents(vocabularies), new AnswerNames("labels", labels));
    }

    private static (TextClassifierOptions Options, TokenVocabularies Vocabularies, string[] Labels) Parts(
        ModelFile file, OutsideParts parts)
    {
        var options = file.Options(TextClassifierOptions.Declared, Former, parts);
        var vocabularies = ModelVocabularies.Read(file, options);
        return (options, vocabularies, file.NamesOf(LabelsKey, "the list of labels", least: 2));
    }
}
