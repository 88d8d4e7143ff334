namespace Unroll.Text;

/// <summary>
/// A model of any task, as training or <see cref="TextModels"/> returns it. It never changes afterwards, and any
/// number of threads may use it.
/// </summary>
public interface ITextModel
{
    /// <summary>The task's name on the command line and in model files: <c>classify</c>, <c>tag</c>.</summary>
    string Task { get; }

    /// <summary>The options of the model.</summary>
    NetworkOptions Options { get; }

    /// <summary>The network.</summary>
    IModule Model { get; }

    /// <summary>How it was trained, by name: settings, epochs, dev scores. Empty if that is not known.</summary>
    IReadOnlyDictionary<string, string> Training { get; }

    /// <summary>
    /// What happens inside the recurrence while the model reads a text, of any cell. To look at, and slower than
    /// a prediction.
    /// </summary>
    /// <param name="text">
    /// A text of a token or more; of one with more tokens than are read as one sequence, the first of them.
    /// </param>
    /// <exception cref="ArgumentException">The text has no token.</exception>
    /// <exception cref="InvalidOperationException">
    /// The names that the cell gives its gates (<see cref="IRecurrentCell.GateNames"/>) are too many, one is blank, or
    /// two are the same.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that the text's states are not finite.
    /// </exception>
    TextTrace Trace(string text);

    /// <summary>
    /// Predicts for about a second. .NET compiles a method quickly when it first runs, and once more, better, when it
    /// has run often: a service that does this before it listens answers its first requests at more than half its later
    /// speed. In a program compiled ahead of time it returns at once, as nothing is left to compile.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">The weights are so large that scores are not finite.</exception>
    void WarmUp();

    /// <summary>
    /// Writes the model to a <c>.safetensors</c> file: weights under PyTorch's names; configuration, vocabularies and
    /// whatever else the task needs in its metadata.
    /// </summary>
    /// <remarks>
    /// A replaced file keeps its mode, and a symbolic link points to the new one. What could not be loaded
    /// again is not written.
    /// </remarks>
    /// <exception cref="NotFiniteNumberException">A weight is not finite; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">The file could not be loaded again; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file stays as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    void Save(string path);

    /// <summary>
    /// Writes the bytes that a file would have to a stream, from its position. The stream is left open after them,
    /// so that more can follow; it need not seek.
    /// </summary>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    /// <exception cref="NotFiniteNumberException">A weight is not finite; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">The file could not be loaded again; nothing is written.</exception>
    /// <exception cref="IOException">Writing failed; a part may have been written.</exception>
    void Save(Stream stream);
}
