namespace Unroll.Text;

/// <summary>
/// Tokens of <see cref="TreebankTokenizer"/>, joined as English is written: contractions are one word again, and signs
/// are joined as in <see cref="WordTokens"/>, except hyphens, which are parts of words.
/// </summary>
public sealed class TreebankTokens : IReversibleTokens
{
    private static readonly TreebankTokenizer Tokenizer = new();

    /// <summary>How the tokens are joined.</summary>
    internal static WrittenWords Words { get; } =
        new("—", (_, before, token) => TreebankContractions.GoesOn(before, token));

    /// <inheritdoc/>
    public string Name => Tokenizer.Name;

    /// <inheritdoc/>
    public IEnumerable<string> Cut(string text) => Tokenizer.Tokenize(text);

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens) => Words.Join(tokens).Text;
}
