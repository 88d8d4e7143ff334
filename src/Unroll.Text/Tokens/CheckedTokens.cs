namespace Unroll.Text;

/// <summary>Reversible tokens from outside the library, whose answers are checked here.</summary>
internal sealed record CheckedTokens : IReversibleTokens
{
    private readonly IReversibleTokens _tokens;

    private CheckedTokens(IReversibleTokens tokens) => _tokens = tokens;

    /// <summary>The tokens with checks; themselves if they are of this library.</summary>
    public static IReversibleTokens Of(IReversibleTokens tokens) =>
        tokens.GetType().Assembly == typeof(CheckedTokens).Assembly ? tokens : new CheckedTokens(tokens);

    public string Name => _tokens.Name;

    /// <exception cref="InvalidOperationException">There is no list, or a token is null.</exception>
    public IEnumerable<string> Cut(string text) => (_tokens.Cut(text) ?? throw Null("the tokens of a text"))
        .Select(token => token ?? throw Null("a token of a text"));

    /// <exception cref="InvalidOperationException">There is no text.</exception>
    public string Join(IEnumerable<string> tokens) => _tokens.Join(tokens) ?? throw Null("the text of some tokens");

    private InvalidOperationException Null(string what) =>
        new($"the tokens {Quoted.Cell(Name)} returned null for {what}, but something was expected; give an empty one "
            + "if there is nothing");
}
