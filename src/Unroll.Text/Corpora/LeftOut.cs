using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// Counts the objects of an annotation tool's export that there is nothing to learn from: what prodigy's annotator
/// rejected or ignored, and what is not annotated yet.
/// </summary>
internal sealed class LeftOut(string name)
{
    /// <summary>The property by which prodigy's annotator accepts, rejects or ignores.</summary>
    public const string Answer = "answer";

    private int _answered;
    private int _unlabelled;
    private int _taken;

    /// <summary>
    /// Whether prodigy's <c>answer</c> excludes the object from learning; if so, it is counted. A text that was
    /// rejected for one label is not an example of another either.
    /// </summary>
    public bool IsRefused(JsonObjectLine line)
    {
        if (line.Find(Answer) is not { ValueKind: JsonValueKind.String } answer
            || !(answer.ValueEquals("reject") || answer.ValueEquals("ignore")))
            return false;
        _answered++;
        return true;
    }

    /// <summary>Counts an object that has no label.</summary>
    public void AddUnlabelled() => _unlabelled++;

    /// <summary>Counts an object that is read.</summary>
    public void AddTaken() => _taken++;

    /// <summary>Reports how many were left out.</summary>
    /// <exception cref="InvalidDataException">All were left out.</exception>
    public void Say(Action<string>? notice)
    {
        var count = _answered + _unlabelled;
        if (count == 0)
            return;
        string[] parts =
        [
            .. _answered > 0 ? [$"{_answered:N0} with the answer reject or ignore"] : Array.Empty<string>(),
            .. _unlabelled > 0 ? [$"{_unlabelled:N0} without a label"] : Array.Empty<string>(),
        ];
        var said = $"{count:N0} of {count + _taken:N0} objects {(count == 1 ? "is" : "are")} left out, "
            + $"{string.Join(", ", parts)}";
        if (_taken == 0)
            throw new InvalidDataException($"{Quoted.OneLine(name)} holds nothing to learn: {said}");
        notice?.Invoke($"{Quoted.OneLine(name)}: {said}");
    }
}
