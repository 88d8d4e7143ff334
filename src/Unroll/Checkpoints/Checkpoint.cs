namespace Unroll;

/// <summary>
/// A training that was stopped, as a .safetensors file: the parameters of a module, its optimizer's state, notes
/// such as the number of steps, and any more tensors that a training keeps, such as the best weights so far. Dropout
/// and other draws depend on seed and step (<see cref="TrainingPass"/>), so a loop that resumes from one ends in the
/// same bytes as one that was never stopped.
/// </summary>
/// <example>
/// <code>
/// var first = 0;
/// if (File.Exists(path))
/// {
///     using var checkpoint = Checkpoint.Open(path);
///     checkpoint.Restore(model, optimizer);
///     first = int.Parse(checkpoint.Notes["steps"]);
/// }
/// for (var step = first; step &lt; steps; step++)
/// {
///     optimizer.Step(Loss(model, new TrainingPass(seed, step)).Backward());
///     Checkpoint.Save(path, model, optimizer, new Dictionary&lt;string, string&gt; { ["steps"] = $"{step + 1}" });
/// }
/// </code>
/// </example>
public sealed class Checkpoint : IDisposable
{
    /// <summary>The entry of a file's metadata that makes it a checkpoint.</summary>
    public const string FormatKey = "unroll.checkpoint";

    private const string Format = "1";
    private const string ModelPrefix = "model.";
    private const string OptimizerPrefix = "optimizer.";

    private readonly SafeTensorsFile _file;
    private readonly string _path;
    private readonly Dictionary<string, SafeTensorsHeader.Entry> _entries;

    private Checkpoint(SafeTensorsFile file, string path)
    {
        (_file, _path) = (file, path);
        var metadata = new Dictionary<string, string>(file.Header.Metadata);
        if (!metadata.Remove(FormatKey, out var format))
            throw Fault($"there is no {FormatKey} in its metadata, so it is no checkpoint (a model file cannot be "
                + "resumed from)");
        if (format != Format)
            throw Fault($"the checkpoint is of format {Quoted.Cell(format)}, but this version reads {Format}");
        Notes = metadata;
        _entries = file.Header.Entries.ToDictionary(entry => entry.Name);
        More = _entries.Where(entry => !IsOwn(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value.Shape);
    }

    /// <summary>The notes that were saved, by name.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>Tensors that were saved besides the module's and the optimizer's, by name.</summary>
    public IReadOnlyDictionary<string, Shape> More { get; }

    /// <summary>
    /// Writes a file. An existing file is replaced only when the new one is completely on disk: whatever happens
    /// meanwhile, there is a complete one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="module">What is trained.</param>
    /// <param name="optimizer">What trains it.</param>
    /// <param name="notes">Notes to save, by name.</param>
    /// <param name="more">
    /// Tensors to save, each with a different name that begins with neither <c>model.</c> nor <c>optimizer.</c>.
    /// </param>
    /// <exception cref="ArgumentException">A name or string cannot be stored.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file stays as it was.</exception>
    public static void Save(
        string path,
        IModule module,
        IOptimizer optimizer,
        IReadOnlyDictionary<string, string>? notes = null,
        IEnumerable<(string Name, Tensor Tensor)>? more = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(optimizer);
        var metadata = new Dictionary<string, string>(notes ?? new Dictionary<string, string>());
        if (!metadata.TryAdd(FormatKey, Format))
            throw new ArgumentException($"a note is named {FormatKey}, which says that the file is a checkpoint; "
                + "choose another name", nameof(notes));
        (string Name, Tensor Tensor)[] others = [.. Given.EachPair(more ?? [], nameof(more))];
        if (Array.Find(others, entry => IsOwn(entry.Name)).Name is { } own)
            throw new ArgumentException(
                $"a tensor is named {Quoted.Tensor(own)}, but names with {ModelPrefix} and "
                + $"{OptimizerPrefix} before them are the module's and the optimizer's; choose another name",
                nameof(more));
        SafeTensors.Save(
            path,
            [
                .. module.State().Select(entry => (ModelPrefix + entry.Name, entry.Tensor)),
                .. optimizer.State().Select(entry => (OptimizerPrefix + entry.Name, entry.Tensor)),
                .. others,
            ],
            metadata);
    }

    /// <summary>Opens a file and reads everything except its tensors.</summary>
    /// <exception cref="InvalidDataException">The file is not a checkpoint, or broken.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static Checkpoint Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{Quoted.Path(path)} is a folder, but a checkpoint was expected");
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"there is no checkpoint {Quoted.Path(path)}; check its name and folder", path);
        return Open(SafeTensorsFile.Open(path), path);
    }

    /// <summary>
    /// Opens a stream from its position to its end, which is disposed with the checkpoint, or if this fails.
    /// </summary>
    /// <exception cref="ArgumentException">The stream cannot be read, or cannot seek.</exception>
    /// <inheritdoc cref="Open(string)"/>
    public static Checkpoint Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
            throw new ArgumentException(
                "the stream cannot be read or cannot seek; give one that can, such as a MemoryStream with the bytes",
                nameof(stream));
        const string Name = "the checkpoint";
        return Open(new SafeTensorsFile(stream, Name), Name);
    }

    /// <summary>
    /// Restores a module and an optimizer. Names and shapes are checked before any tensor is read, and
    /// nothing is changed before all are read.
    /// </summary>
    /// <param name="module">One with the same parameters.</param>
    /// <param name="optimizer">One of the same kind, of the same parameters.</param>
    /// <exception cref="InvalidDataException">
    /// They do not match; the message names the first tensor that differs.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Restore(IModule module, IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(optimizer);
        (string Name, Parameter Parameter)[] parameters = [.. module.NamedParameters()];
        var shapes = parameters.Select(entry => (ModelPrefix + entry.Name, entry.Parameter.Shape)).ToArray();
        Check(shapes, ModelPrefix, "the module");
        foreach (var (name, _) in shapes)
        {
            if (!_entries.ContainsKey(name))
                throw Fault($"there is no tensor {Quoted.Tensor(name)}, which the module needs");
        }
        Check(
            optimizer.StateShapes.Select(entry => (OptimizerPrefix + entry.Name, entry.Shape)), OptimizerPrefix,
            "the optimizer");
        var weights = Array.ConvertAll(shapes, entry => Read(entry.Item1));
        var state = _entries.Keys.Where(name => name.StartsWith(OptimizerPrefix, StringComparison.Ordinal))
            .ToDictionary(name => name[OptimizerPrefix.Length..], Read);
        try
        {
            optimizer.LoadState(state);
        }
        catch (ArgumentException failure)
        {
            throw Fault($"the optimizer cannot go on from it: {PlainMessage.Of(failure)}");
        }
        for (var i = 0; i < weights.Length; i++)
            parameters[i].Parameter.Take(weights[i]);
    }

    /// <summary>Reads one tensor; check its shape first (<see cref="More"/>) if a file may be hostile.</summary>
    /// <exception cref="ArgumentException">There is no tensor of that name.</exception>
    /// <exception cref="InvalidDataException">The file has become shorter.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Tensor Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _entries.TryGetValue(name, out var entry)
            ? _file.Read(entry)
            : throw new ArgumentException(
                $"there is no tensor {Quoted.Tensor(name)} in {Quoted.Path(_path)}", nameof(name));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The exception for what else is wrong with the file, such as a note, with the file's name.</summary>
    public InvalidDataException Fault(string what) => new($"{Quoted.Path(_path)}: {Given.Value(what)}");

    private static Checkpoint Open(SafeTensorsFile file, string path)
    {
        try
        {
            return new Checkpoint(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsOwn(string name) => name.StartsWith(ModelPrefix, StringComparison.Ordinal)
        || name.StartsWith(OptimizerPrefix, StringComparison.Ordinal);

    /// <summary>Whether every tensor of a part is a known one of its shape.</summary>
    private void Check(IEnumerable<(string Name, Shape Shape)> known, string prefix, string what)
    {
        var shapes = known.ToDictionary(entry => entry.Name, entry => entry.Shape);
        foreach (var (name, entry) in _entries.Where(
            entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (!shapes.TryGetValue(name, out var shape))
                throw Fault($"tensor {Quoted.Tensor(name)} belongs to nothing of {what}");
            if (entry.Shape != shape)
                throw Fault($"tensor {Quoted.Tensor(name)} has shape {entry.Shape}, but {what} has {shape}");
        }
    }
}
