namespace Unroll.Text;

/// <summary>The reversible tokens that can be named; those of <see cref="BytePairVocabulary"/> have to be learned.</summary>
public static class ReversibleTokens
{
    private static readonly IReversibleTokens[] All = [new WordTokens(), new CharacterTokens(), new WhitespaceTokens()];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(tokens => tokens.Name)];

    /// <summary>The tokens of a name.</summary>
    /// <exception cref="ArgumentException">There are none of that name.</exception>
    public static IReversibleTokens Named(string name) => Array.Find(All, tokens => tokens.Name == name)
        ?? throw new ArgumentException($"there are no tokens called {Quoted.Cell(name)}; "
            + $"expected one of {string.Join(", ", Names)}", nameof(name));
}
