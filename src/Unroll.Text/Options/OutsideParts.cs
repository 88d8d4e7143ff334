namespace Unroll.Text;

/// <summary>Parts of models from outside the library, which must be given when a model is loaded.</summary>
/// <param name="Cells">Cells.</param>
/// <param name="Tokens">Tokens.</param>
internal sealed record OutsideParts(IReadOnlyList<CellKind> Cells, IReadOnlyList<TokenKind> Tokens)
{
    private const string OwnCell = "CellKind.Of<MyCell>()";
    private const string OwnTokens = "TokenKind.Of(new MyTokenizer())";

    /// <summary>
    /// Placeholders for parts of which only the names are known: enough to describe a file, and no more.
    /// </summary>
    public static OutsideParts Assumed { get; } = new([], []) { AreAssumed = true };

    private bool AreAssumed { get; init; }

    /// <summary>The given parts.</summary>
    /// <exception cref="ArgumentException">
    /// A part is null, a name alone, or called like one of the library's.
    /// </exception>
    public static OutsideParts Given(IEnumerable<CellKind>? cells, IEnumerable<TokenKind>? tokens)
    {
        var parts = new OutsideParts(
            Unroll.Given.All(cells ?? [], nameof(cells)), Unroll.Given.All(tokens ?? [], nameof(tokens)));
        if (parts.Cells.FirstOrDefault(kind => kind.IsNameAlone) is { } cell)
            throw NameAlone(nameof(cells), "cell", cell.Name, OwnCell);
        if (parts.Tokens.FirstOrDefault(kind => kind.IsNameAlone) is { } kind)
            throw NameAlone(nameof(tokens), "tokenizer", kind.Name, OwnTokens);
        if (parts.Cells.FirstOrDefault(cell => cell.HidesOwn) is { } ownCell)
            throw Hidden(nameof(cells), "cell", ownCell.Name);
        if (parts.Tokens.FirstOrDefault(kind => kind.HidesOwn) is { } ownTokens)
            throw Hidden(nameof(tokens), "tokenizer", ownTokens.Name);
        return parts;

        static ArgumentException Hidden(string parameter, string what, string name) => new(
            $"{parameter} has a {what} called {Quoted.Cell(name)}, but so is the library's own, which a file means by "
            + "that name; give yours another name", parameter);

        static ArgumentException NameAlone(string parameter, string what, string name, string expected) => new(
            $"{parameter} has the name {Quoted.Cell(name)} alone, which is none of the library's, but a {what} was "
            + $"expected; give it as in {parameter}: [{expected}]", parameter);
    }

    /// <summary>The cell of a name.</summary>
    /// <exception cref="UnknownPartException">There is no such cell.</exception>
    public CellKind Cell(string name)
    {
        var known = Cells.Concat(CellKind.BuiltIn);
        return known.FirstOrDefault(kind => kind.Name == name) ?? (AreAssumed ? CellKind.OfName(name)
            : throw new UnknownPartException(
                "runs on the cell", name, Only(known.Select(kind => kind.Name)), $"cells: [{OwnCell}]"));
    }

    /// <summary>The tokens of a name.</summary>
    /// <param name="names">The library's own, for the message if there are none of that name.</param>
    /// <param name="fits">Whether the task can use some tokens.</param>
    /// <exception cref="UnknownPartException">There are no such tokens.</exception>
    public TokenKind TokensOf(string name, IReadOnlyList<string> names, Predicate<TokenKind> fits)
    {
        var kind = Tokens.FirstOrDefault(kind => kind.Name == name && fits(kind)) ?? TokenKind.Named(name);
        return fits(kind) ? kind : AreAssumed ? TokenKind.OfName(name)
            : throw new UnknownPartException(
                "cuts texts by the tokens", name,
                Tokens.Any(own => own.Name == name)
                    ? "those given are for another task: a classifier or a tagger takes an ITokenizer, a translator "
                        + "IReversibleTokens"
                    : Only([.. Tokens.Where(own => fits(own)).Select(own => own.Name), .. names]),
                $"tokens: [{OwnTokens}]");
    }

    private static string Only(IEnumerable<string> known) =>
        $"only {string.Join(", ", known.Distinct())} are known here";
}
