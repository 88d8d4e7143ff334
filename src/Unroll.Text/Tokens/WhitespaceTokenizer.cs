namespace Unroll.Text;

/// <summary>Tokens are what stands between white space, as Unicode has it (the ideographic space too): for text that was tokenised before.</summary>
public sealed class WhitespaceTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string Name => "whitespace";

    /// <inheritdoc/>
    public IEnumerable<string> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
