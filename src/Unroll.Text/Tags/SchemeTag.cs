namespace Unroll.Text;

/// <summary>
/// A parsed tag of a scheme: <c>B-PER</c> is <c>B</c> and <c>PER</c>. The type may contain hyphens, and is
/// empty if the letter stands alone. Letters with the same meaning in different schemes are the same here: B, I, E and
/// S.
/// </summary>
internal readonly record struct SchemeTag(char Position, string Type)
{
    public static readonly SchemeTag Outside = new('O', "");

    public bool IsOutside => Position == Outside.Position;

    /// <summary>Whether the next token must be in another span.</summary>
    public bool Ends => Position is 'E' or 'S';

    /// <summary>
    /// Whether a tag is in the same span as the one before it, by the rules of conlleval: the same for all schemes, and
    /// for sequences that no scheme allows.
    /// </summary>
    public bool Continues(SchemeTag before) => HasTypeOf(before) && Position is not ('B' or 'S') && !before.Ends;

    /// <summary>Whether both are in spans of the same type.</summary>
    public bool HasTypeOf(SchemeTag other) => !IsOutside && !other.IsOutside && Type == other.Type;

    /// <exception cref="ArgumentException">The tag belongs to no scheme, or has another spelling.</exception>
    public static SchemeTag Parse(string tag, TagSpelling spelling) => TryParse(Given.Value(tag), spelling)
        ?? throw new ArgumentException(
            $"tag {Quoted.Cell(tag)} is of no scheme; expected {spelling.Write('O', "")}, or one of B, I, M, E, S, "
            + $"L, U and W, alone or with a type as in {spelling.Write('B', "PER")}, or scheme none", nameof(tag));

    /// <summary>Null if the tag belongs to no scheme, or has another spelling.</summary>
    public static SchemeTag? TryParse(string tag, TagSpelling spelling) => spelling.Cut(tag) switch
    {
        ('O', "") => Outside,
        var (letter, type) when SchemeLetters.Meaning(letter) is { } position => new(position, type),
        _ => null,
    };
}
