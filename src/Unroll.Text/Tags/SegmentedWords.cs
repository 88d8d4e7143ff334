namespace Unroll.Text;

/// <summary>The words that a text is cut into by tags of its characters.</summary>
public static class SegmentedWords
{
    /// <summary>
    /// Joins characters to words: B begins a word, M and E continue it, E ends it, and S is a word alone. Any
    /// order gives words: M and E begin one if none is open, and an open one ends where the next
    /// begins.
    /// </summary>
    /// <param name="characters">The characters, which are joined to words as they are.</param>
    /// <param name="tags">The tag of each of them: B, M, E or S.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer tags than characters, or one is not one of the four.
    /// </exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> characters, IReadOnlyList<string> tags)
    {
        var (all, given) = (Given.All(characters), Given.All(tags));
        if (all.Length != given.Length)
            throw new ArgumentException(
                $"{given.Length} tags for {all.Length} characters, but one for each was expected", nameof(tags));
        foreach (var (at, tag) in given.Index())
        {
            if (tag is not ("B" or "M" or "E" or "S"))
                throw new ArgumentException(
                    $"tag {at + 1} is {Quoted.Cell(tag)}, but B, M, E or S was expected", nameof(tags));
        }
        return [.. TagSchemes.Spans(given, TagScheme.Bmes).Select(span => Word(all, span))];
    }

    /// <summary>All different words of sentences: those that <see cref="TaggingScores"/> counts as known.</summary>
    /// <param name="sentences">Characters with tags that have no types.</param>
    /// <param name="spelling">How tags are written; null for the standard spelling.</param>
    /// <exception cref="ArgumentException">A tag belongs to no scheme.</exception>
    public static IReadOnlySet<string> Of(IEnumerable<TaggedSentence> sentences, TagSpelling? spelling = null)
    {
        return Given.Each(sentences)
            .SelectMany(sentence =>
                TagSchemes.Spans(sentence.Tags, TagScheme.Bmes, spelling).Select(span => Word(sentence.Tokens, span)))
            .ToHashSet(StringComparer.Ordinal);
    }

    internal static string Word(IReadOnlyList<string> characters, TagSpan span)
    {
        var word = new System.Text.StringBuilder();
        for (var i = span.Start; i < span.End; i++)
            word.Append(characters[i]);
        return word.ToString();
    }
}
