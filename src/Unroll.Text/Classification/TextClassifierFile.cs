namespace Unroll.Text;

/// <summary>A text classifier as a file.</summary>
internal sealed class TextClassifierFile : ITaskFile
{
    private const string VocabularyKey = "unroll.vocabulary";
    private const string LabelsKey = "unroll.labels";

    public static TextClassifierFile Instance { get; } = new();

    public string Name => "classify";

    public static IEnumerable<(string Key, string Value)> Metadata(TextClassifier classifier) =>
    [
        (LabelsKey, JsonText.Write(writer => JsonText.WriteArray(writer, classifier.Labels))),
        (VocabularyKey, classifier.Vocabulary.ToJson()),
    ];

    public ITextModel Load(ModelFile file, OutsideParts parts)
    {
        var (options, vocabulary, labels) = Parts(file, parts);
        var training = file.Training;
        var network = new TextClassifierModel(options, vocabulary.Count, labels.Length, seed: 0);
        file.Load(network);
        return new TextClassifier(options, vocabulary, labels, network) { Training = training };
    }

    public ModelContents Contents(ModelFile file, OutsideParts parts)
    {
        var (options, vocabulary, labels) = Parts(file, parts);
        return new ModelContents(
            options, [new("vocabulary", "vocabulary", vocabulary.Count)], new AnswerNames("labels", labels));
    }

    private static (TextClassifierOptions Options, Vocabulary Vocabulary, string[] Labels) Parts(
        ModelFile file, OutsideParts parts) => (
        file.Options(TextClassifierOptions.Declared, new TextClassifierOptions(), parts),
        file.VocabularyOf(VocabularyKey),
        file.NamesOf(LabelsKey, "the list of labels", least: 2));
}
