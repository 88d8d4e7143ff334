namespace Unroll.Text;

/// <summary>Tokens of <see cref="WhitespaceTokenizer"/>, joined by a space.</summary>
public sealed class WhitespaceTokens : IReversibleTokens
{
    private static readonly WhitespaceTokenizer Tokenizer = new();

    /// <inheritdoc/>
    public string Name => Tokenizer.Name;

    /// <inheritdoc/>
    public IEnumerable<string> Cut(string text) => Tokenizer.Tokenize(text);

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens) => string.Join(' ', Given.Each(tokens));
}
