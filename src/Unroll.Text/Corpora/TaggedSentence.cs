namespace Unroll.Text;

/// <summary>A sentence whose every token has a tag.</summary>
/// <param name="Tokens">Its words, or its characters.</param>
/// <param name="Tags">The tag of each of them.</param>
public sealed record TaggedSentence(IReadOnlyList<string> Tokens, IReadOnlyList<string> Tags)
{
    /// <summary>The line of its file on which it begins, from 1; 0 where it is from none.</summary>
    public int Line { get; init; }
}
