namespace Unroll.Text;

/// <summary>The ways of cutting a text that can be named.</summary>
public static class Tokenizers
{
    private static readonly ITokenizer[] All = [new WhitespaceTokenizer(), new CharacterTokenizer()];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(tokenizer => tokenizer.Name)];

    /// <summary>The tokenizer of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ITokenizer Named(string name) => Array.Find(All, tokenizer => tokenizer.Name == name)
        ?? throw new ArgumentException($"there are no tokens called '{name}'; expected {string.Join(" or ", Names)}", nameof(name));
}
