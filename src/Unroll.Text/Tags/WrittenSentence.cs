namespace Unroll.Text;

/// <summary>How a sentence stands in its text, where a corpus says so.</summary>
public sealed record WrittenSentence
{
    /// <summary>Describes how a sentence is written.</summary>
    /// <param name="text">The sentence as it is written, with blanks.</param>
    /// <param name="tokens">Its tokens, in order and without overlap.</param>
    /// <exception cref="ArgumentException">
    /// A token is empty, not within the text, begins before the one before it ends, or becomes no word.
    /// </exception>
    public WrittenSentence(string text, IReadOnlyList<WrittenToken> tokens)
    {
        (Text, Tokens) = (Given.Value(text), Given.Value(tokens));
        var end = 0;
        foreach (var (i, (span, words)) in tokens.Index())
        {
            if (span.Start < end || span.Length < 1 || span.Length > text.Length - span.Start || words < 1)
                throw new ArgumentException(
                    $"tokens[{i}] is at Start {span.Start} with Length {span.Length} and becomes {words} words, but a "
                    + $"token of a character or more within {end}..{text.Length} and of a word or more was expected",
                    nameof(tokens));
            end = span.End;
            Words += words;
        }
    }

    /// <summary>The sentence as it is written.</summary>
    public string Text { get; }

    /// <summary>Its tokens, in order.</summary>
    public IReadOnlyList<WrittenToken> Tokens { get; }

    /// <summary>Whether a paragraph begins with it.</summary>
    public bool StartsParagraph { get; init; }

    /// <summary>Whether a blank separates it from a sentence that follows in the same paragraph.</summary>
    public bool SpaceAfter { get; init; } = true;

    /// <summary>The words of all tokens together.</summary>
    internal int Words { get; }

    /// <summary>Each token with the number of its first word.</summary>
    internal IEnumerable<(TokenSpan Span, int First, int Words)> Numbered()
    {
        var first = 0;
        foreach (var (span, words) in Tokens)
        {
            yield return (span, first, words);
            first += words;
        }
    }
}
