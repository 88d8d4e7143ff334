namespace Unroll.Text;

/// <summary>What a task makes of a model file.</summary>
internal interface ITaskFile
{
    /// <summary>What the task is called on the command line and in model files.</summary>
    string Name { get; }

    /// <summary>The model of a file.</summary>
    /// <exception cref="InvalidDataException">The file does not hold such a model.</exception>
    ITextModel Load(ModelFile file, OutsideParts parts);

    /// <summary>What a file holds beside its tensors.</summary>
    /// <exception cref="InvalidDataException">It is not as the task's would be.</exception>
    ModelContents Contents(ModelFile file, OutsideParts parts);
}
