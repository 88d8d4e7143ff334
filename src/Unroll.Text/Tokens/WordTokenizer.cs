namespace Unroll.Text;

/// <summary>
/// Tokens are words by Unicode's word boundaries (UAX #29, version 15.0): runs of letters, digits and underscores of
/// any script, joined by an apostrophe, a dot or a colon between letters (don't, e.g, wiki:page) and by an
/// apostrophe, a dot or a comma between digits (3.14, 1,000). Marks belong to the character before them: accents, soft
/// hyphens, joiners, marks of direction. A punctuation mark, an emoji, a flag is a separate token, and so is each
/// character of scripts without spaces (Han, hiragana, Thai, Lao, Khmer, Burmese) with its marks; katakana stay
/// together.
/// </summary>
/// <remarks>
/// What is invisible is not a token: white space, control characters, joiners and marks of direction that follow no
/// word. No token contains white space, so U+202F separates words, although UAX #29 lets it join them.
/// </remarks>
public sealed class WordTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string Name => "words";

    /// <inheritdoc/>
    public IEnumerable<TokenSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Words(text);
    }

    private static IEnumerable<TokenSpan> Words(string text)
    {
        for (var at = 0; WordBoundaries.Next(text, at, out var word); at = word.Start + word.Length)
            yield return word;
    }
}
