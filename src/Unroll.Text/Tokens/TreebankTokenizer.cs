namespace Unroll.Text;

/// <summary>
/// English tokens as in the Penn Treebank (Marcus et al. 1993; the rules are those of its tokenizer script):
/// contractions are two tokens (do n't, it 's, can not), brackets, quotes and most signs are separate tokens,
/// words with a hyphen, slash or dot inside are one (state-of-the-art, 1/2, U.S.), and so are numbers (1,000.50,
/// 10:30). Tokens are not rewritten: a bracket stays a bracket, and quotes stay quotes.
/// </summary>
/// <remarks>
/// The script takes one sentence. In several, a dot ends one if its word is not an abbreviation and the next word
/// begins with a capital letter. Typographic quotes are read like the others, a single one in front of a word is a
/// token, and a run of dots or hyphens is one.
/// </remarks>
public sealed class TreebankTokenizer : ITokenizer
{
    private static readonly WhitespaceTokenizer Chunks = new();

    /// <inheritdoc/>
    public string Name => "treebank";

    /// <inheritdoc/>
    public IEnumerable<TokenSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Chunks.Cut(text).SelectMany(chunk => Tokens(text, chunk));
    }

    /// <summary>The tokens of a piece between white space.</summary>
    private static IEnumerable<TokenSpan> Tokens(string text, TokenSpan chunk)
    {
        var (word, at, end) = (chunk.Start, chunk.Start, chunk.Start + chunk.Length);
        while (at < end)
        {
            var sign = TreebankSigns.Length(text, word, at, end);
            if (sign == 0)
            {
                at++;
                continue;
            }
            foreach (var token in TreebankContractions.Cut(text, word, at))
                yield return token;
            yield return new TokenSpan(at, sign);
            word = at += sign;
        }
        foreach (var token in TreebankContractions.Cut(text, word, end))
            yield return token;
    }
}
