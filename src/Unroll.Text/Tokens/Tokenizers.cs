namespace Unroll.Text;

/// <summary>The tokenizers by name.</summary>
public static class Tokenizers
{
    private static readonly ITokenizer[] All =
        [new WordTokenizer(), new CharacterTokenizer(), new WhitespaceTokenizer(), new TreebankTokenizer()];

    /// <summary>Tokenizers that only models of earlier formats use.</summary>
    private static readonly ITokenizer[] Former = [new BasicWordTokenizer()];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(tokenizer => tokenizer.Name)];

    /// <summary>Whether there is a tokenizer of a name, which may be one that only older models use.</summary>
    internal static bool Knows(string name) => Find(name) is not null;

    /// <summary>The tokenizer of a name.</summary>
    /// <exception cref="ArgumentException">There is no tokenizer of that name.</exception>
    public static ITokenizer Named(string name) => Find(name)
        ?? throw new ArgumentException($"there are no tokens called {Quoted.Cell(name)}; "
                + $"expected one of {string.Join(", ", Names)}", nameof(name));

    private static ITokenizer? Find(string name) =>
        All.Concat(Former).FirstOrDefault(tokenizer => tokenizer.Name == name);

    /// <summary>The tokens of a text as strings.</summary>
    /// <param name="folding">How tokens are folded.</param>
    /// <exception cref="InvalidOperationException">
    /// The tokenizer's answer is none that <see cref="ITokenizer.Cut"/> allows.
    /// </exception>
    public static IEnumerable<string> Tokenize(this ITokenizer tokenizer, string text, TextFolding folding = default)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return CheckedTokenizer.Of(tokenizer).Cut(text).Select(span => folding.Of(span.In(text)));
    }
}
