namespace Unroll.Text;

/// <summary>What models may be made of that is from outside the library, and so has to be given when one is loaded.</summary>
/// <param name="Cells">Cells.</param>
/// <param name="Tokens">Tokens.</param>
internal sealed record OutsideParts(IReadOnlyList<CellKind> Cells, IReadOnlyList<TokenKind> Tokens)
{
    /// <summary>
    /// What stands for parts of which nothing is known but their names: enough to say what a file holds, and no more.
    /// </summary>
    public static OutsideParts Assumed { get; } = new([], []) { AreAssumed = true };

    private bool AreAssumed { get; init; }

    /// <summary>Those that were given.</summary>
    /// <exception cref="ArgumentException">One is null.</exception>
    public static OutsideParts Given(IEnumerable<CellKind>? cells, IEnumerable<TokenKind>? tokens) =>
        new(Unroll.Given.All(cells ?? [], nameof(cells)), Unroll.Given.All(tokens ?? [], nameof(tokens)));

    /// <summary>The cell of a name.</summary>
    /// <exception cref="UnknownPartException">There is none.</exception>
    public CellKind Cell(string name)
    {
        var known = Cells.Concat(CellKind.BuiltIn);
        return known.FirstOrDefault(kind => kind.Name == name) ?? (AreAssumed ? CellKind.OfName(name)
            : throw new UnknownPartException(
                "runs on the cell", name, known.Select(kind => kind.Name), "cells: [CellKind.Of<MyCell>()]"));
    }

    /// <summary>The tokens of a name.</summary>
    /// <param name="names">The library's own that are named where there are none.</param>
    /// <param name="fits">Whether the task can go by some.</param>
    /// <exception cref="UnknownPartException">There are none.</exception>
    public TokenKind TokensOf(string name, IReadOnlyList<string> names, Predicate<TokenKind> fits)
    {
        var kind = Tokens.FirstOrDefault(kind => kind.Name == name) ?? TokenKind.Named(name);
        return fits(kind) ? kind : AreAssumed ? TokenKind.OfName(name)
            : throw new UnknownPartException(
                "cuts texts by the tokens", name, [.. Tokens.Select(own => own.Name), .. names],
                "tokens: [TokenKind.Of(new MyTokenizer())]");
    }
}
