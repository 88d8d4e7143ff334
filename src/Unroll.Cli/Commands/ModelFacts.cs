using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>What is shown of a model file, whatever its task.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Description">The options in words.</param>
/// <param name="Vocabularies">Their names for programs, how many entries they have, and their titles for
/// people.</param>
/// <param name="Names">What the names are that it answers with, and the names; null where it answers with
/// texts.</param>
/// <param name="WriteOptions">Writes the options into a JSON object that is open.</param>
internal sealed record ModelFacts(
    string Task,
    string Description,
    (string Name, int Count, string Title)[] Vocabularies,
    (string Name, IReadOnlyList<string> All)? Names,
    Action<Utf8JsonWriter> WriteOptions)
{
    /// <summary>How it was trained.</summary>
    public required IReadOnlyDictionary<string, string> Training { get; init; }

    /// <summary>The weights' names and shapes.</summary>
    public required (string Name, Shape Shape)[] Tensors { get; init; }

    /// <summary>The name of the model's cell where it is none of the library's: only the file can be shown.</summary>
    public string? OutsideCell { get; private init; }

    /// <summary>Numbers of all tensors together.</summary>
    public long Weights => Tensors.Sum(tensor => (long)tensor.Shape.Count);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a model, was cut short or changed.</exception>
    public static ModelFacts Of(string path)
    {
        try
        {
            return AnyModel.Load(path) switch
            {
                TextClassifier one => Classifier(one.Options, one.Vocabulary, one.Labels, one.Training, Of(one.Model)),
                Translator one => Translator(one.Options, one.Vocabularies, one.Training, Of(one.Model)),
                var other => Of((SequenceTagger)other),
            };
        }
        catch (InvalidDataException failure) when (failure.InnerException is UnknownCellException unknown)
        {
            using var model = ModelFile.Open(path);
            return OfFile(model, unknown.Cell) with { OutsideCell = unknown.Cell };
        }
    }

    private static ModelFacts Of(SequenceTagger one) =>
        Tagger(one.Options, one.Vocabularies, one.Tags, one.TrainingWords?.Count, one.Training, Of(one.Model));

    private static (string, Shape)[] Of(IModule model) =>
        [.. model.NamedParameters().Select(entry => (entry.Name, entry.Parameter.Shape))];

    /// <summary>What a file says where its network cannot be made.</summary>
    private static ModelFacts OfFile(ModelFile model, string cell)
    {
        CellKind[] cells = [CellKind.OfName(cell)];
        (string, Shape)[] tensors = [.. model.Tensors];
        return model.Read(model.Task, file =>
        {
            switch (file.Task)
            {
                case TextClassifierFile.Task:
                    var one = TextClassifierFile.Parts(file, cells);
                    return Classifier(one.Options, one.Vocabulary, one.Labels, file.Training, tensors);
                case SequenceTaggerFile.Task:
                    var (options, vocabularies, tags, words) = SequenceTaggerFile.Parts(file, cells);
                    return Tagger(options, vocabularies, tags.Tags, words?.Count, file.Training, tensors);
                default:
                    var translator = TranslatorFile.Parts(file, cells);
                    return Translator(translator.Options, translator.Vocabularies, file.Training, tensors);
            }
        });
    }

    private static ModelFacts Classifier(
        TextClassifierOptions options,
        Vocabulary vocabulary,
        IReadOnlyList<string> labels,
        IReadOnlyDictionary<string, string> training,
        (string, Shape)[] tensors) => new(
            TextClassifierFile.Task,
            Descriptions.Of(options),
            [("vocabulary", vocabulary.Count, "vocabulary")],
            ("labels", labels),
            writer => TextClassifierConfiguration.WriteTo(writer, options))
        { Training = training, Tensors = tensors };

    private static ModelFacts Tagger(
        SequenceTaggerOptions options,
        TaggerVocabularies vocabularies,
        IReadOnlyList<string> tags,
        int? words,
        IReadOnlyDictionary<string, string> training,
        (string, Shape)[] tensors)
    {
        (string Name, int? Count, string Title)[] all =
        [
            ("vocabulary", vocabularies.Words.Count, "vocabulary"),
            ("characterVocabulary", vocabularies.Characters?.Count, "characters"),
            ("bigramVocabulary", vocabularies.Bigrams?.Count, "bigrams"),
            ("trainingWords", words, "words"),
        ];
        return new(
            SequenceTaggerFile.Task,
            Descriptions.Of(options),
            [.. from entry in all where entry.Count is not null select (entry.Name, entry.Count!.Value, entry.Title)],
            ("tags", tags),
            writer => SequenceTaggerConfiguration.WriteTo(writer, options))
        { Training = training, Tensors = tensors };
    }

    private static ModelFacts Translator(
        TranslatorOptions options,
        TranslatorVocabularies vocabularies,
        IReadOnlyDictionary<string, string> training,
        (string, Shape)[] tensors)
    {
        var (source, target) = (vocabularies.Source.Vocabulary.Count, vocabularies.Target.Vocabulary.Count);
        return new(
            TranslatorFile.Task,
            Descriptions.Of(options),
            options.SharedVocabulary
                ? [("vocabulary", target, "vocabulary")]
                : [("sourceVocabulary", source, "source"), ("targetVocabulary", target, "target")],
            null,
            writer => TranslatorConfiguration.WriteTo(writer, options))
        { Training = training, Tensors = tensors };
    }
}
