using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>A model of any task from its file, which says itself what it is for.</summary>
internal static class AnyModel
{
    /// <returns>A <see cref="TextClassifier"/>, a <see cref="SequenceTagger"/> or a <see cref="Translator"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a model, or for a task that this version does not know.
    /// </exception>
    public static object Load(string path)
    {
        using var file = ModelFile.Open(path);
        return file.Task switch
        {
            TextClassifierFile.Task => TextClassifierFile.Load(file, []),
            SequenceTaggerFile.Task => SequenceTaggerFile.Load(file, []),
            TranslatorFile.Task => TranslatorFile.Load(file, []),
            var task => throw new InvalidDataException($"{Quoted.Path(path)}: the model is for the task "
                + $"{Quoted.Cell(task)}, which this version does not know; use a newer one"),
        };
    }
}
