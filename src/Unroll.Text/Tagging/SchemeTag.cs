namespace Unroll.Text;

/// <summary>A scheme's tag taken apart: <c>B-PER</c> is <c>B</c> and <c>PER</c>. The type may have hyphens of its own, and is empty where a letter stands alone.</summary>
internal readonly record struct SchemeTag(char Position, string Type)
{
    private const string InSpan = "BIMES";

    public static readonly SchemeTag Outside = new('O', "");

    public bool IsOutside => Position == Outside.Position;

    /// <summary>Whether the next token can only be in another span.</summary>
    public bool Ends => Position is 'E' or 'S';

    /// <summary>Whether a tag in the letters of any scheme is in the same span as the one before it, by the rules of conlleval: one for all schemes, and for sequences that none allows.</summary>
    public bool Continues(SchemeTag before) => HasTypeOf(before) && Position is not ('B' or 'S') && !before.Ends;

    /// <summary>Whether both are in spans, and these of one type.</summary>
    public bool HasTypeOf(SchemeTag other) => !IsOutside && !other.IsOutside && Type == other.Type;

    /// <exception cref="ArgumentException">The tag is of no scheme.</exception>
    public static SchemeTag Of(string tag) => TryParse(Given.Value(tag))
        ?? throw new ArgumentException($"tag {Quoted.Cell(tag)} is of no scheme; expected O, or one of B, I, M, E and S, alone or with a type as in B-PER, or scheme none", nameof(tag));

    /// <summary>Nothing where the tag is of no scheme.</summary>
    public static SchemeTag? TryParse(string tag) => tag switch
    {
        "O" => Outside,
        [var position] when InSpan.Contains(position) => new(position, ""),
        [var position, '-', _, ..] when InSpan.Contains(position) => new(position, tag[2..]),
        _ => null,
    };

    /// <summary>As it stands in a file.</summary>
    public override string ToString() => Type.Length == 0 ? $"{Position}" : $"{Position}-{Type}";
}
