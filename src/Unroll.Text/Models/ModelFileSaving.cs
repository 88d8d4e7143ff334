using System.Globalization;

namespace Unroll.Text;

/// <content>Writing a model, once it is known that its file can be read.</content>
internal sealed partial class ModelFile
{
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="task">Its task; loading is tried before anything is written.</param>
    /// <param name="more">What the task stores in addition, by name.</param>
    /// <exception cref="NotFiniteNumberException">A weight is not finite.</exception>
    /// <exception cref="InvalidOperationException">The file could not be loaded.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file stays as it was.</exception>
    public static void Save(
        string path, ITextModel model, ITaskFile task, params IEnumerable<(string Key, string Value)> more)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (state, metadata) = Checked(path, model, task, more);
        SafeTensors.Save(path, state, metadata);
    }

    /// <summary>Writes the same bytes to a stream, which stays open.</summary>
    /// <inheritdoc cref="Save(string, ITextModel, ITaskFile, IEnumerable{ValueTuple{string, string}})"/>
    public static void Save(
        Stream stream, ITextModel model, ITaskFile task, params IEnumerable<(string Key, string Value)> more)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (state, metadata) = Checked(path: null, model, task, more);
        SafeTensors.Save(stream, state, metadata);
    }

    /// <summary>The contents of the model's file, after checking that it can be loaded.</summary>
    private static ((string Name, Tensor Tensor)[] State, Dictionary<string, string> Metadata) Checked(
        string? path, ITextModel model, ITaskFile task, IEnumerable<(string Key, string Value)> more)
    {
        var metadata = new Dictionary<string, string>
        {
            [FormatKey] = Newest.ToString(CultureInfo.InvariantCulture),
            [TaskKey] = task.Name,
            [ConfigurationKey] = JsonText.WriteObject(model.Options.WriteTo),
            [TrainingKey] = JsonText.Write(writer => JsonText.WriteTexts(writer, model.Training)),
        };
        foreach (var (key, value) in more)
            metadata.Add(key, value);
        (string Name, Tensor Tensor)[] state = [.. model.Model.State()];
        if (state.Select(entry => FiniteFault(entry.Name, entry.Tensor))
            .FirstOrDefault(fault => fault is not null) is { } bad)
            throw new NotFiniteNumberException(
                $"{bad}, so the model is not saved; train it anew, with a smaller learning rate");
        try
        {
            var file = new ModelFile(path, SafeTensorsHeader.Create(state, metadata), tensors: null);
            file.Load(task, model.Options.Parts);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidOperationException(
                $"the model is not saved, as its file could not be loaded: {failure.Message}", failure);
        }
        return (state, metadata);
    }
}
