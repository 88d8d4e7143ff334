namespace Unroll.Text;

/// <summary>
/// Turns a text into token ids: splits it, folds each token, and looks it up. Safe from several threads.
/// </summary>
internal sealed class TextToIds(ITokenizer tokenizer, TextFolding folding, int maximumTokens)
{
    /// <summary>Folded forms up to this length are written on the stack.</summary>
    private const int Short = 128;

    /// <summary>The positions of the tokens that are read: in a longer text, the first <c>maximumTokens</c>.</summary>
    public IEnumerable<TokenSpan> Cut(string text) => tokenizer.Cut(text).Take(maximumTokens);

    /// <summary>Those tokens, as the text writes them.</summary>
    public string[] Written(string text) => [.. Cut(text).Select(span => span.In(text).ToString())];

    /// <summary>Whether a text has more tokens than are read.</summary>
    public bool IsCut(string text) => text.Length > maximumTokens && tokenizer.Cut(text).Skip(maximumTokens).Any();

    /// <summary>
    /// The ids of a text's tokens; for a text without any, one unknown token, since a sequence has at least one step.
    /// </summary>
    public int[] Encode(string text, Vocabulary vocabulary)
    {
        var ids = Buffer<int>.Rent(Math.Min(text.Length, maximumTokens)); // a token has at least one character
        var count = 0;
        foreach (var span in tokenizer.Cut(text))
        {
            if (count == maximumTokens)
                break;
            ids[count++] = IdOf(span.In(text), vocabulary);
        }
        int[] known = count > 0 ? [.. ids.AsSpan(0, count)] : [Vocabulary.Unknown];
        ids.Return();
        return known;
    }

    private int IdOf(ReadOnlySpan<char> token, Vocabulary vocabulary)
    {
        if (folding.Keeps(token))
            return vocabulary.IdOf(token);
        Span<char> folded = token.Length <= Short ? stackalloc char[Short] : new char[token.Length];
        return vocabulary.IdOf(folded[..folding.Apply(token, folded)]);
    }
}
