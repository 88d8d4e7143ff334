namespace Unroll.Text;

/// <summary>The words that a text is cut into by tags of its characters.</summary>
public static class SegmentedWords
{
    /// <summary>
    /// Joins characters to words: B begins a word, M and E go on with it, E ends it, and S is a word alone. Whatever
    /// their order, words come of it: M and E begin one where none is open, and one that is open ends where the next
    /// begins.
    /// </summary>
    /// <param name="characters">The characters, which words are joined from as they stand.</param>
    /// <param name="tags">The tag of each of them: B, M, E or S.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer tags than characters, or one is none of the four.
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

    /// <summary>All different words of sentences: what <see cref="TaggingScores"/> takes for known.</summary>
    /// <param name="sentences">Characters with tags that have no types.</param>
    /// <param name="spelling">How tags are written; the standard way if null.</param>
    /// <exception cref="ArgumentException">A tag is of no scheme.</exception>
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
