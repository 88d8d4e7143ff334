namespace Unroll.Text;

/// <summary>
/// Unicode's code points, and unlike <see cref="CharacterTokenizer"/> also a space for each white space between
/// them, so that spaces are restored.
/// </summary>
public sealed class CharacterTokens : IReversibleTokens
{
    private const string Space = " ";

    private static readonly CharacterTokenizer Tokenizer = new();

    /// <inheritdoc/>
    public string Name => Tokenizer.Name;

    /// <inheritdoc/>
    public IEnumerable<string> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Characters(text);
    }

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens) => string.Concat(Given.Each(tokens)).Trim();

    private static IEnumerable<string> Characters(string text)
    {
        int? end = null;
        foreach (var span in Tokenizer.Cut(text))
        {
            if (end < span.Start)
                yield return Space;
            yield return span.In(text).ToString();
            end = span.Start + span.Length;
        }
    }
}
