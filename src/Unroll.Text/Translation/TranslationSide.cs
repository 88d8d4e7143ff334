namespace Unroll.Text;

/// <summary>One side of a translation: how its texts become ids, and ids texts.</summary>
/// <param name="Tokens">How a text is split and joined again.</param>
/// <param name="Vocabulary">The ids of tokens, with marks.</param>
/// <param name="Folding">How texts are folded before they are split.</param>
internal sealed record TranslationSide(IReversibleTokens Tokens, Vocabulary Vocabulary, TextFolding Folding)
{
    /// <summary>The tokens of a text.</summary>
    public IEnumerable<string> Cut(string text) => Tokens.Cut(Folding.Of(text));

    /// <summary>The ids of tokens, followed by EOS.</summary>
    public int[] Encode(IEnumerable<string> tokens) =>
        [.. tokens.Select(token => Vocabulary.IdOf(token)), Vocabulary.End];
}
