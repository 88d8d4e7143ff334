namespace Unroll.Text;

/// <summary>Parts of models from outside the library, which must be given when a model is loaded.</summary>
/// <param name="Cells">Cells.</param>
/// <param name="Tokens">Tokens.</param>
internal sealed record OutsideParts(IReadOnlyList<CellKind> Cells, IReadOnlyList<TokenKind> Tokens)
{
    /// <summary>
    /// Placeholders for parts of which only the names are known: enough to describe a file, and no more.
    /// </summary>
    public static OutsideParts Assumed { get; } = new([], []) { AreAssumed = true };

    private bool AreAssumed { get; init; }

    /// <summary>The given parts.</summary>
    /// <exception cref="ArgumentException">A part is null.</exception>
    public static OutsideParts Given(IEnumerable<CellKind>? cells, IEnumerable<TokenKind>? tokens) =>
        new(Unroll.Given.All(cells ?? [], nameof(cells)), Unroll.Given.All(tokens ?? [], nameof(tokens)));

    /// <summary>The cell of a name.</summary>
    /// <exception cref="UnknownPartException">There is no such cell.</exception>
    public CellKind Cell(string name)
    {
        var known = Cells.Concat(CellKind.BuiltIn);
        return known.FirstOrDefault(kind => kind.Name == name) ?? (AreAssumed ? CellKind.OfName(name)
            : throw new UnknownPartException(
                "runs on the cell", name, known.Select(kind => kind.Name), "cells: [CellKind.Of<MyCell>()]"));
    }

    /// <summary>The tokens of a name.</summary>
    /// <param name="names">The library's own, for the message if there are none of that name.</param>
    /// <param name="fits">Whether the task can use some tokens.</param>
    /// <exception cref="UnknownPartException">There are no such tokens.</exception>
    public TokenKind TokensOf(string name, IReadOnlyList<string> names, Predicate<TokenKind> fits)
    {
        var kind = Tokens.FirstOrDefault(kind => kind.Name == name) ?? TokenKind.Named(name);
        return fits(kind) ? kind : AreAssumed ? TokenKind.OfName(name)
            : throw new UnknownPartException(
                "cuts texts by the tokens", name, [.. Tokens.Select(own => own.Name), .. names],
                "tokens: [TokenKind.Of(new MyTokenizer())]");
    }
}
