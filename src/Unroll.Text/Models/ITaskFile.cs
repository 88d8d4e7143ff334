namespace Unroll.Text;

/// <summary>How a task reads a model file.</summary>
internal interface ITaskFile
{
    /// <summary>The task's name on the command line and in model files.</summary>
    string Name { get; }

    /// <summary>Loads the model of a file.</summary>
    /// <exception cref="InvalidDataException">The file does not hold such a model.</exception>
    ITextModel Load(ModelFile file, OutsideParts parts);

    /// <summary>What a file holds besides its tensors.</summary>
    /// <exception cref="InvalidDataException">It is not a valid file of this task.</exception>
    ModelContents Contents(ModelFile file, OutsideParts parts);
}
