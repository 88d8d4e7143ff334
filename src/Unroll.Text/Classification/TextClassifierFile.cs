namespace Unroll.Text;

/// <summary>A text classifier as a file.</summary>
internal static class TextClassifierFile
{
    /// <summary>The task's name in the file.</summary>
    public const string Task = "classify";

    private const string VocabularyKey = "unroll.vocabulary";
    private const string LabelsKey = "unroll.labels";

    public static void Save(string path, TextClassifier classifier) => ModelFile.Save(
        path,
        Task,
        classifier.Model,
        TextClassifierConfiguration.ToJson(classifier.Options),
        classifier.Training,
        file => Load(file, [classifier.Options.Cell]),
        (LabelsKey, JsonText.Write(writer => JsonText.WriteArray(writer, classifier.Labels))),
        (VocabularyKey, classifier.Vocabulary.ToJson()));

    public static TextClassifier Load(string path, IEnumerable<CellKind> cells)
    {
        using var model = ModelFile.Open(path);
        return Load(model, cells);
    }

    public static TextClassifier Load(ModelFile model, IEnumerable<CellKind> cells) => model.Read(Task, file =>
    {
        var (options, vocabulary, labels) = Parts(file, cells);
        var training = file.Training;
        var network = new TextClassifierModel(options, vocabulary.Count, labels.Length, seed: 0);
        file.Load(network);
        return new TextClassifier(options, vocabulary, labels, network) { Training = training };
    });

    /// <summary>What a file holds beside its tensors.</summary>
    /// <exception cref="InvalidDataException">It is not as a classifier's would be.</exception>
    public static (TextClassifierOptions Options, Vocabulary Vocabulary, string[] Labels) Parts(
        ModelFile file, IEnumerable<CellKind> cells) => (
        TextClassifierConfiguration.FromJson(file.Configuration, file.Format, cells),
        file.VocabularyOf(VocabularyKey),
        file.NamesOf(LabelsKey, "the list of labels", least: 2));
}
