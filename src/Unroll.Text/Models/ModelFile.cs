using System.Globalization;
using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>
/// A model as a file: the tensors, and everything else as strings in the metadata. It holds no time, path or thread
/// count, so that the same training gives the same bytes. This class checks what is the same
/// for every task. Tensors are read last: when everything else fits together, and only into a model all of whose shapes
/// match the file's.
/// </summary>
internal sealed partial class ModelFile : IDisposable
{
    private const int Newest = 3;
    private const string FormatKey = "unroll.format";
    private const string TaskKey = "unroll.task";
    private const string ConfigurationKey = "unroll.configuration";
    private const string TrainingKey = "unroll.training";

    private readonly string _name;
    private readonly SafeTensorsHeader _header;
    private readonly SafeTensorsFile? _tensors;

    /// <param name="path">The file; null for a stream.</param>
    /// <param name="tensors">What tensors are read from; null for a file that is still to be written.</param>
    private ModelFile(string? path, SafeTensorsHeader header, SafeTensorsFile? tensors)
    {
        (_name, _header, _tensors) = (path is null ? "the stream" : Quoted.Path(path), header, tensors);
        (Task, Format) = Read(Checked);
    }

    /// <summary>The task that the model is for, by its name in <c>train</c>.</summary>
    public string Task { get; }

    /// <summary>The format of the file, from 1 to <see cref="Newest"/>.</summary>
    public int Format { get; }

    /// <summary>The names and shapes of the file's tensors.</summary>
    public IEnumerable<(string Name, Shape Shape)> Tensors =>
        _header.Entries.Select(entry => (entry.Name, entry.Shape));

    /// <summary>The most tokens, labels or tags that there can be, as each has a row of some tensor.</summary>
    private int MostNames => Tensors.SelectMany(tensor => tensor.Shape.Sizes.ToArray()).DefaultIfEmpty().Max();

    /// <summary>The options, checked.</summary>
    /// <param name="declared">The options that the task has.</param>
    /// <param name="unsaid">The values of options that the file does not have.</param>
    /// <param name="parts">Parts from outside the library.</param>
    /// <exception cref="InvalidDataException">They are not such options.</exception>
    public T Options<T>(OptionList<T> declared, T unsaid, OutsideParts parts) where T : NetworkOptions
    {
        // Files of earlier formats do not have it.
        NetworkOptions earlier = unsaid with { FoldSpellings = false };
        var options = declared.FromJson(this[ConfigurationKey], (T)earlier, new FileContext(Format, parts));
        options.Validate();
        return options;
    }

    /// <summary>How the model was trained; empty if the file does not say.</summary>
    public IReadOnlyDictionary<string, string> Training
    {
        get
        {
            var training = Find(TrainingKey) is { } json ? JsonText.ReadTexts(json, "the record of the training")
                : new Dictionary<string, string>();
            // Names and values are printed, one line each.
            if (training.Any(entry => entry.Key.Any(char.IsControl) || entry.Value.Any(char.IsControl)))
                throw new InvalidDataException(
                    "the record of the training holds a control character, but names and values on one line were "
                    + "expected; the file was changed");
            return training;
        }
    }

    /// <summary>An entry of the metadata.</summary>
    /// <exception cref="InvalidDataException">There is no such entry.</exception>
    public string this[string key] => Find(key)
        ?? throw new InvalidDataException(
            $"there is no {key} in the metadata; the file is a safetensors file, but not a model of ours, or it "
            + "was changed");

    /// <summary>Opens a file and reads everything except its tensors.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a model file, or has a newer format.</exception>
    public static ModelFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{Quoted.Path(path)} is a folder, but a model file was expected");
        if (!File.Exists(path))
            throw new FileNotFoundException($"there is no model file {Quoted.Path(path)}; "
                + "check its name and folder", path);
        return Open(path, SafeTensorsFile.Open(path));
    }

    /// <summary>The same from a stream's position; the stream stays open, after the last tensor.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">It does not hold a model file, or one of a newer format.</exception>
    public static ModelFile Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanRead ? Open(path: null, new SafeTensorsFile(stream, path: null))
            : throw new ArgumentException("the stream cannot be read; give one that can", nameof(stream));
    }

    private static ModelFile Open(string? path, SafeTensorsFile file)
    {
        try
        {
            return new ModelFile(path, file.Header, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The model of one task.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is for another task, or as for <see cref="Open(string)"/>.
    /// </exception>
    public static TModel Load<TModel>(
        Func<ModelFile> open, ITaskFile task, IEnumerable<CellKind>? cells, IEnumerable<TokenKind>? tokens)
        where TModel : ITextModel
    {
        var parts = OutsideParts.Given(cells, tokens);
        using var file = open();
        return (TModel)file.Load(task, parts);
    }

    /// <summary>The model, which must be for a task.</summary>
    /// <exception cref="InvalidDataException">The model is for another task, or does not fit.</exception>
    public ITextModel Load(ITaskFile task, OutsideParts parts) => Read(task, () => task.Load(this, parts));

    /// <summary>Makes something from the file's contents; errors name the file.</summary>
    /// <param name="task">The task that the model must be for.</param>
    /// <param name="make">Makes it.</param>
    /// <exception cref="InvalidDataException">The model is for another task, or does not fit.</exception>
    public T Read<T>(ITaskFile task, Func<T> make) => Read(() => Task == task.Name
        ? make()
        : throw new InvalidDataException(
            $"the model is for the task {Quoted.Cell(Task)}, but one for '{task.Name}' was expected"));

    /// <summary>What is wrong with the file.</summary>
    public InvalidDataException Fault(string message) => new($"{_name}: {message}");

    /// <summary>
    /// Reads the tensors into a module whose weights have not been read yet, one after the other, once all their names
    /// and shapes are known to match.
    /// </summary>
    /// <param name="model">The module.</param>
    /// <param name="fault">Says what is wrong with the weights once they are read; null if nothing is.</param>
    /// <exception cref="InvalidDataException">
    /// A tensor is missing, left over or of another shape, or holds numbers that cannot be.
    /// </exception>
    public void Load(IModule model, Func<string?>? fault = null)
    {
        var entries = _header.Entries.ToDictionary(entry => entry.Name);
        (string Name, Parameter Parameter)[] parameters = [.. model.NamedParameters()];
        foreach (var (name, parameter) in parameters)
        {
            if (!entries.TryGetValue(name, out var entry))
                throw new InvalidDataException(
                    $"there is no tensor {name}, which the configuration asks for; the file was changed");
            if (entry.Shape != parameter.Shape)
                throw new InvalidDataException(
                    $"tensor {name} has shape {entry.Shape}, but configuration, vocabulary and labels ask for "
                    + $"{parameter.Shape}; the file was changed");
        }
        if (entries.Keys.Except(parameters.Select(entry => entry.Name)).FirstOrDefault() is { } other)
            throw new InvalidDataException(
                $"tensor {Quoted.Tensor(other)} belongs to no parameter of this model; the file "
                + "was changed");
        if (_tensors is null)
            return;
        foreach (var (name, parameter) in parameters)
        {
            var tensor = _tensors.Read(entries[name]);
            if (FiniteFault(name, tensor) is { } notFinite)
                throw new InvalidDataException($"{notFinite}; the file was changed");
            parameter.Take(tensor);
        }
        if (fault?.Invoke() is { } wrong)
            throw new InvalidDataException($"{wrong}; the file was changed");
    }

    /// <inheritdoc/>
    public void Dispose() => _tensors?.Dispose();

    /// <summary>An entry of the metadata that not every file has; null if this one does not have it.</summary>
    public string? Find(string key) => _header.Metadata.GetValueOrDefault(key);

    /// <summary>The tokens that a model knows.</summary>
    /// <param name="key">The entry.</param>
    /// <param name="withMarks">Whether the marks of a sentence's beginning and end are among them.</param>
    /// <exception cref="InvalidDataException">There is no vocabulary of this kind.</exception>
    public Vocabulary VocabularyOf(string key, bool withMarks = false) =>
        Vocabulary.FromJson(this[key], withMarks, MostNames);

    /// <summary>Names that a model knows, and that are printed.</summary>
    /// <param name="key">The entry, a JSON array.</param>
    /// <param name="what">Its name in messages.</param>
    /// <param name="least">The least number of names.</param>
    /// <exception cref="InvalidDataException">It is not a list of such names, each once.</exception>
    public string[] NamesOf(string key, string what, int least)
    {
        var names = JsonText.ReadArray(this[key], what, MostNames);
        if (names.Length < least || names.Distinct().Count() < names.Length)
            throw new InvalidDataException(
                $"{what} has {names.Length} {(names.Length == 1 ? "entry" : "entries")}, but {least} or more, each "
                + "once, were expected");
        if (Array.Find(names, name => CheckedName.Fault(name, "name", "class") is not null) is { } bad)
            throw new InvalidDataException(
                $"{what} has {Quoted.Cell(bad)}, but names on one line were expected; the file was changed");
        return names;
    }

    /// <summary>The task of a file, and its format, if this version reads it.</summary>
    private (string Task, int Format) Checked()
    {
        if (Find(Checkpoint.FormatKey) is not null)
            throw new InvalidDataException(
                "it is the checkpoint of a training, but a model was expected; resume the training to get one");
        var format = this[FormatKey];
        if (!int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
            throw new InvalidDataException(
                $"{FormatKey} is {Quoted.Cell(format)}, but a number of 1 or more was expected; the file was changed");
        return version <= Newest
            ? (this[TaskKey], version)
            : throw new InvalidDataException(
                $"the model is of format {version}, but this version reads up to {Newest}; use a newer one");
    }

    private static string? FiniteFault(string name, Tensor tensor) =>
        tensor.Shape.Count == 0 || TensorPrimitives.IsFiniteAll(tensor.Span) ? null
        : $"tensor {name} holds a number that is not finite";

    private T Read<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception failure) when (failure is InvalidDataException or UnknownPartException)
        {
            throw new InvalidDataException($"{_name}: {failure.Message}", failure);
        }
        catch (OptionException failure)
        {
            // Files name options like properties, except for the capital letter.
            var message = OptionNames.Spell(
                failure.Message, property => $"{char.ToLowerInvariant(property[0])}{property[1..]}");
            throw new InvalidDataException($"{_name}: the configuration does not fit: {message}; the file "
                + "was changed", failure);
        }
        catch (ArgumentException failure)
        {
            // If layers or options refuse a size from a file, the file is at fault, not the caller.
            throw new InvalidDataException($"{_name}: "
                + $"the model file was changed or does not fit this version: {PlainMessage.Of(failure)}", failure);
        }
    }
}
