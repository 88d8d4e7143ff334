using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>Loads model files of any task; the file says which.</summary>
public static class TextModels
{
    private static readonly ITaskFile[] Tasks =
        [TextClassifierFile.Instance, SequenceTaggerFile.Instance, TranslatorFile.Instance];

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokenizers from outside the library that it may use.</param>
    /// <returns>
    /// A <see cref="TextClassifier"/>, a <see cref="SequenceTagger"/> or a <see cref="Translator"/>.
    /// </returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">
    /// A cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a model, is for a task that this version does not know or of a newer format, was cut short or
    /// changed, or needs a cell or tokens that were not given; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static ITextModel Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null)
    {
        var parts = OutsideParts.Given(cells, tokens);
        using var file = ModelFile.Open(path);
        return file.Load(TaskOf(file), parts);
    }

    /// <summary>
    /// Reads a model from a stream, from its position. The stream is left open after its last byte; it need not
    /// seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokenizers from outside the library that it may use.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, or a cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">As for the other Load.</exception>
    public static ITextModel Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null)
    {
        var parts = OutsideParts.Given(cells, tokens);
        using var file = ModelFile.Open(stream);
        return file.Load(TaskOf(file), parts);
    }

    /// <summary>
    /// What a model file holds. If it needs a cell or tokens that were not given, only its own description.
    /// </summary>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param"/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">
    /// A cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a model, is for a task that this version does not know or of a newer format, was cut short or
    /// changed; the message says which.
    /// </exception>
    public static ModelContents Inspect(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null)
    {
        var parts = OutsideParts.Given(cells, tokens);
        using var file = ModelFile.Open(path);
        var task = TaskOf(file);
        try
        {
            file.Load(task, parts);
        }
        catch (InvalidDataException failure) when (failure.InnerException is UnknownPartException)
        {
            return Contents(file, task, OutsideParts.Assumed) with { HasOutsideParts = true };
        }
        return Contents(file, task, parts);
    }

    private static ModelContents Contents(ModelFile file, ITaskFile task, OutsideParts parts) =>
        file.Read(task, () => task.Contents(file, parts) with
        {
            Task = task.Name,
            Training = file.Training,
            Tensors = [.. file.Tensors],
        });

    private static ITaskFile TaskOf(ModelFile file) => Array.Find(Tasks, task => task.Name == file.Task)
        ?? throw file.Fault($"the model is for the task {Quoted.Cell(file.Task)}, which this version does not know; "
            + "use a newer one");
}
