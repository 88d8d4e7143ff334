namespace Unroll.Text;

/// <summary>
/// Splits at Unicode white space only (including the ideographic space): for text that is
/// tokenised already.
/// </summary>
public sealed class WhitespaceTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string Name => "whitespace";

    /// <inheritdoc/>
    public IEnumerable<TokenSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parts(text);
    }

    private static IEnumerable<TokenSpan> Parts(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > start)
                yield return new TokenSpan(start, end - start);
            start = end + 1;
        }
    }
}
