using System.Globalization;
using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>A text classifier as a file: the tensors, and all else as strings in the metadata. No time, path or thread count goes in, so that the same training gives the same bytes.</summary>
internal static class TextClassifierFile
{
    private const int Format = 2;
    private const string Task = "classify";
    private const string FormatKey = "unroll.format";
    private const string TaskKey = "unroll.task";
    private const string ConfigurationKey = "unroll.configuration";
    private const string VocabularyKey = "unroll.vocabulary";
    private const string LabelsKey = "unroll.labels";
    private const string TrainingKey = "unroll.training";

    public static void Save(string path, TextClassifier classifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var metadata = new Dictionary<string, string>
        {
            [FormatKey] = Format.ToString(CultureInfo.InvariantCulture),
            [TaskKey] = Task,
            [ConfigurationKey] = TextClassifierConfiguration.ToJson(classifier.Options),
            [LabelsKey] = JsonText.Write(writer => JsonText.WriteArray(writer, classifier.Labels)),
            [TrainingKey] = JsonText.Write(writer => JsonText.WriteTexts(writer, classifier.Training)),
            [VocabularyKey] = classifier.Vocabulary.ToJson(),
        };
        SafeTensors.Save(path, classifier.Model.State(), metadata);
    }

    public static TextClassifier Load(string path, IEnumerable<CellKind> cells)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder, but a model file was expected");
        if (!File.Exists(path))
            throw new FileNotFoundException($"there is no model file {path}; check its name and folder", path);
        var (tensors, metadata) = SafeTensors.Load(path);
        try
        {
            return Read(tensors, metadata, cells);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
        catch (ArgumentException failure)
        {
            // What the doors of layers and options say of a size from a file is the file's fault, not the caller's.
            throw new InvalidDataException($"{path}: the model file was changed or does not fit this version: {PlainMessage.Of(failure)}", failure);
        }
    }

    private static TextClassifier Read(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata, IEnumerable<CellKind> cells)
    {
        var format = Value(metadata, FormatKey);
        if (!int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
            throw new InvalidDataException($"{FormatKey} is '{format}', but a number of 1 or more was expected; the file was changed");
        if (version > Format)
            throw new InvalidDataException($"the model is of format {version}, but this version reads up to {Format}; use a newer one");
        var task = Value(metadata, TaskKey);
        if (task != Task)
            throw new InvalidDataException($"the model is for the task '{task}', but one for '{Task}' was expected");
        var options = TextClassifierConfiguration.FromJson(Value(metadata, ConfigurationKey), cells);
        var vocabulary = Vocabulary.FromJson(Value(metadata, VocabularyKey));
        var labels = JsonText.ReadArray(Value(metadata, LabelsKey), "the list of labels");
        if (labels.Length < 2 || labels.Distinct().Count() < labels.Length)
            throw new InvalidDataException($"the list of labels has {labels.Length} {(labels.Length == 1 ? "entry" : "entries")}, but two or more, each once, were expected");
        if (Array.Find(labels, label => CheckedText.LabelFault(label) is not null) is { } bad)
            throw new InvalidDataException($"the list of labels has {Quoted.Cell(bad)}, but names on one line were expected; the file was changed");
        TextClassifierShapes.Check(tensors, options, vocabulary.Count, labels.Length);
        var model = new TextClassifierModel(options, vocabulary.Count, labels.Length, seed: 0);
        model.LoadState(tensors);
        foreach (var (name, tensor) in tensors)
        {
            if (!TensorPrimitives.IsFiniteAll(tensor.Span))
                throw new InvalidDataException($"tensor {name} holds a number that is not finite; the file was changed");
        }
        var training = metadata.TryGetValue(TrainingKey, out var json) ? JsonText.ReadTexts(json, "the record of the training") : new Dictionary<string, string>();
        if (training.Any(entry => entry.Key.Any(char.IsControl) || entry.Value.Any(char.IsControl)))
            throw new InvalidDataException("the record of the training holds a control character, but names and values on one line were expected; the file was changed");
        return new TextClassifier(options, vocabulary, labels, model) { Training = training };
    }

    private static string Value(IReadOnlyDictionary<string, string> metadata, string key) => metadata.TryGetValue(key, out var value)
        ? value
        : throw new InvalidDataException($"there is no {key} in the metadata; the file is a safetensors file, but not a model of ours, or it was changed");
}
