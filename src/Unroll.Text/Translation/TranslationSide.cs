namespace Unroll.Text;

/// <summary>One side of a translation: how its texts become numbers, and numbers texts.</summary>
/// <param name="Tokens">How a text is cut and joined again.</param>
/// <param name="Vocabulary">The tokens' numbers, with marks.</param>
/// <param name="Folding">What texts are made alike by, before they are cut.</param>
internal sealed record TranslationSide(IReversibleTokens Tokens, Vocabulary Vocabulary, TextFolding Folding)
{
    /// <summary>The tokens of a text.</summary>
    public IEnumerable<string> Cut(string text) => Tokens.Cut(Folding.Of(text));

    /// <summary>The numbers of tokens, with EOS behind them.</summary>
    public int[] Encode(IEnumerable<string> tokens) =>
        [.. tokens.Select(token => Vocabulary.IdOf(token)), Vocabulary.End];
}
