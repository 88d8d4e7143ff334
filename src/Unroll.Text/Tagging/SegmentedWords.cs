namespace Unroll.Text;

/// <summary>The words that a text is cut into by tags of its characters.</summary>
public static class SegmentedWords
{
    /// <summary>All different words of sentences: what <see cref="TaggingScores"/> takes for known.</summary>
    /// <param name="sentences">Characters with tags of <see cref="TagScheme.Bmes"/> without types.</param>
    /// <exception cref="ArgumentException">A tag is of no scheme.</exception>
    public static IReadOnlySet<string> Of(IEnumerable<TaggedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return sentences.SelectMany(sentence => TagSchemes.Spans(sentence.Tags, TagScheme.Bmes).Select(span => Word(sentence.Tokens, span))).ToHashSet(StringComparer.Ordinal);
    }

    internal static string Word(IReadOnlyList<string> characters, TagSpan span) => string.Concat(characters.Skip(span.Start).Take(span.End - span.Start));
}
