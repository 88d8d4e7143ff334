namespace Unroll.Text;

/// <summary>Model files of any task, which say themselves what they are for.</summary>
public static class TextModels
{
    private static readonly ITextTask[] Tasks =
        [TextClassifierTask.Instance, SequenceTaggerTask.Instance, TranslatorTask.Instance];

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <returns>
    /// A <see cref="TextClassifier"/>, a <see cref="SequenceTagger"/> or a <see cref="Translator"/>.
    /// </returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no model, is for a task that this version does not know or of a newer format, was cut short or
    /// changed; the message says which.
    /// </exception>
    public static ITextModel Load(string path, IEnumerable<CellKind>? cells = null)
    {
        var known = Given.All(cells ?? []);
        using var file = ModelFile.Open(path);
        return Load(file, known);
    }

    /// <summary>What a model file holds; of one whose cell is not known, what it says itself.</summary>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?)" path="/param"/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string, IEnumerable{CellKind}?)"/>.</exception>
    public static ModelContents Inspect(string path, IEnumerable<CellKind>? cells = null)
    {
        var known = Given.All(cells ?? []);
        using var file = ModelFile.Open(path);
        try
        {
            var model = Load(file, known);
            return Contents(file, known) with
            {
                Tensors = [.. model.Model.NamedParameters().Select(entry => (entry.Name, entry.Parameter.Shape))],
            };
        }
        catch (InvalidDataException failure) when (failure.InnerException is UnknownCellException unknown)
        {
            return Contents(file, [CellKind.OfName(unknown.Cell)]) with { OutsideCell = unknown.Cell };
        }
    }

    /// <summary>The model of one task.</summary>
    /// <exception cref="InvalidDataException">The file is for another one, or as of the other Load.</exception>
    internal static TModel Load<TModel>(string path, ITextTask task, IEnumerable<CellKind> cells)
        where TModel : ITextModel
    {
        var known = Given.All(cells);
        using var file = ModelFile.Open(path);
        return (TModel)file.Read(task, () => task.Load(file, known));
    }

    private static ITextModel Load(ModelFile file, CellKind[] cells)
    {
        var task = TaskOf(file);
        return file.Read(task, () => task.Load(file, cells));
    }

    private static ModelContents Contents(ModelFile file, CellKind[] cells)
    {
        var task = TaskOf(file);
        return file.Read(task, () => task.Contents(file, cells) with
        {
            Task = task.Name,
            Training = file.Training,
            Tensors = [.. file.Tensors],
        });
    }

    private static ITextTask TaskOf(ModelFile file) => Array.Find(Tasks, task => task.Name == file.Task)
        ?? throw file.Fault($"the model is for the task {Quoted.Cell(file.Task)}, which this version does not know; "
            + "use a newer one");
}
