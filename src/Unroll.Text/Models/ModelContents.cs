namespace Unroll.Text;

/// <summary>What a model file holds, whatever its task.</summary>
/// <param name="Options">The options of the model.</param>
/// <param name="Vocabularies">The sizes of its vocabularies.</param>
/// <param name="Names">The names it answers with; null if it answers with texts.</param>
public sealed record ModelContents(
    NetworkOptions Options, IReadOnlyList<VocabularySize> Vocabularies, AnswerNames? Names)
{
    /// <summary>The task.</summary>
    public string Task { get; internal init; } = "";

    /// <summary>How it was trained, by name.</summary>
    public IReadOnlyDictionary<string, string> Training { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The weights' names and shapes, in order.</summary>
    public IReadOnlyList<(string Name, Shape Shape)> Tensors { get; internal init; } = [];

    /// <summary>
    /// Whether the model needs a cell or tokens from outside the library that were not given: then only the file's own
    /// description is known, and no weight was read.
    /// </summary>
    public bool HasOutsideParts { get; internal init; }

    /// <summary>The name of the model's cell, if it is not one of the library's.</summary>
    public string? OutsideCell => CellKind.BuiltIn.Any(cell => cell.Name == Options.Cell.Name) ? null
        : Options.Cell.Name;

    /// <summary>The name of its tokens, if they are not from the library.</summary>
    public string? OutsideTokens => Options.Parts.Tokens is [var own, ..] ? own.Name : null;

    /// <summary>Numbers of all tensors together.</summary>
    public long Weights => Tensors.Sum(tensor => (long)tensor.Shape.Count);
}

/// <summary>How many entries a vocabulary has.</summary>
/// <param name="Name">Its name for programs: <c>characterVocabulary</c>.</param>
/// <param name="Title">Its name for people: <c>characters</c>.</param>
/// <param name="Count">The number of its entries, special ones included.</param>
public sealed record VocabularySize(string Name, string Title, int Count);

/// <summary>The names that a model answers with.</summary>
/// <param name="Name">What they are: <c>labels</c>, <c>tags</c>.</param>
/// <param name="All">All of them.</param>
public sealed record AnswerNames(string Name, IReadOnlyList<string> All);
