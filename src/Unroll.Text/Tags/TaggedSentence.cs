namespace Unroll.Text;

/// <summary>A sentence whose every token has a tag.</summary>
/// <param name="Tokens">Its words, or its characters.</param>
/// <param name="Tags">The tag of each of them.</param>
public sealed record TaggedSentence(IReadOnlyList<string> Tokens, IReadOnlyList<string> Tags)
{
    /// <summary>The tokens, in order.</summary>
    public IReadOnlyList<string> Tokens { get; init => field = Given.Value(value, nameof(Tokens)); } =
        Given.Value(Tokens);

    /// <summary>A tag for each token.</summary>
    public IReadOnlyList<string> Tags { get; init => field = Given.Value(value, nameof(Tags)); } = Given.Value(Tags);

    /// <summary>The line of its file on which it begins, from 1; 0 if it is from no file.</summary>
    public int Line { get; init; }

    /// <summary>
    /// How it stands in its text, for as many words as there are tokens; null if its corpus does not say.
    /// </summary>
    public WrittenSentence? Written { get; init; }

    /// <summary>What is wrong with <see cref="Written"/>; null if nothing is.</summary>
    internal string? WritingFault => Written is { } written && written.Words != Tokens.Count
        ? $"is written as {written.Words} words, but has {Tokens.Count} tokens; give how it stands in its text for all"
        : null;

    /// <summary>The tokens with their tags: <c>Ada/S-PER left/O</c>.</summary>
    public override string ToString() => string.Join(' ', Tokens.Zip(Tags, (token, tag) => $"{token}/{tag}"));
}
