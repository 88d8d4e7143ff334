namespace Unroll.Text;

/// <summary>
/// The reversible tokens that can be named; those of <see cref="BytePairVocabulary"/> have to be learned.
/// </summary>
public static class ReversibleTokens
{
    private static readonly IReversibleTokens[] All =
        [new WordTokens(), new CharacterTokens(), new WhitespaceTokens(), new TreebankTokens()];

    /// <summary>Tokens that only models of earlier formats use.</summary>
    private static readonly IReversibleTokens[] Former = [WordTokens.Basic];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(tokens => tokens.Name)];

    /// <summary>The tokens of a name.</summary>
    /// <exception cref="ArgumentException">There are no tokens of that name.</exception>
    public static IReversibleTokens Named(string name) => Find(name)
        ?? throw new ArgumentException($"there are no tokens called {Quoted.Cell(name)}; "
                + $"expected one of {string.Join(", ", Names)}", nameof(name));

    /// <summary>The tokens of a name; null if there are none.</summary>
    internal static IReversibleTokens? Find(string name) =>
        All.Concat(Former).FirstOrDefault(tokens => tokens.Name == name);
}
