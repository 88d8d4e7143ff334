namespace Unroll.Text;

/// <summary>
/// Which letter a scheme gives to a token of a span, and thus which of its tags may follow each other.
/// </summary>
internal static class SchemeLetters
{
    /// <summary>What a letter means, in any scheme: B, I, E or S; null if no scheme has it.</summary>
    public static char? Meaning(char letter) => letter switch
    {
        'B' => 'B',
        'I' or 'M' => 'I',
        'E' or 'L' => 'E',
        'S' or 'U' or 'W' => 'S',
        _ => null,
    };

    /// <summary>All letters of a scheme.</summary>
    public static string Of(TagScheme scheme) => scheme switch
    {
        TagScheme.Iob1 or TagScheme.Iob2 => "OBI",
        TagScheme.Ioe1 or TagScheme.Ioe2 => "OIE",
        TagScheme.Bios => "OBIS",
        TagScheme.Bieo => "OBIE",
        _ => string.Concat("OBIES".Select(position => Letter(position, scheme))),
    };

    /// <summary>What a token's tag means in a scheme that has spans: B, I, E or S.</summary>
    public static char At(SpanPlace place, TagScheme scheme) => (scheme, place.First, place.Last) switch
    {
        (TagScheme.Iob1, true, _) when place.Follows => 'B',
        (TagScheme.Ioe1, _, true) when place.Precedes => 'E',
        (TagScheme.Iob1 or TagScheme.Ioe1, _, _) => 'I',
        (TagScheme.Iob2 or TagScheme.Bieo, true, _) => 'B',
        (TagScheme.Iob2, _, _) => 'I',
        (TagScheme.Ioe2 or TagScheme.Bieo, _, true) => 'E',
        (TagScheme.Ioe2 or TagScheme.Bieo, _, _) => 'I',
        (_, true, true) => 'S',
        (_, true, _) => 'B',
        (TagScheme.Bios, _, _) => 'I',
        (_, _, true) => 'E',
        _ => 'I',
    };

    /// <summary>The letter that a scheme writes for a meaning.</summary>
    public static char Letter(char position, TagScheme scheme) => (scheme, position) switch
    {
        (TagScheme.Bmes or TagScheme.Bmewo, 'I') => 'M',
        (TagScheme.Bmewo, 'S') => 'W',
        (TagScheme.Bilou, 'E') => 'L',
        (TagScheme.Bilou, 'S') => 'U',
        _ => position,
    };

    /// <summary>Whether there are spans that give one tag to a token and the other to the next token.</summary>
    public static bool MayFollow(SchemeTag before, SchemeTag tag, TagScheme scheme)
    {
        var isSame = tag.HasTypeOf(before);
        return (isSame && GoesOn(before.Position, scheme) && CameFrom(tag.Position, scheme))
            || ((before.IsOutside || Ends(before.Position, isSame, scheme))
                && (tag.IsOutside || Begins(tag.Position, isSame, scheme)));
    }

    /// <summary>Whether a token may have it if its span continues after it.</summary>
    private static bool GoesOn(char position, TagScheme scheme) =>
        position == At(new(true, false, false, false), scheme)
        || position == At(new(true, false, true, false), scheme)
        || position == At(new(false, false, false, false), scheme);

    /// <summary>Whether a token may have it if its span began before it.</summary>
    private static bool CameFrom(char position, TagScheme scheme) =>
        position == At(new(false, true, false, false), scheme)
        || position == At(new(false, true, false, true), scheme)
        || position == At(new(false, false, false, false), scheme);

    /// <summary>Whether the last token of a span may have it.</summary>
    private static bool Ends(char position, bool precedes, TagScheme scheme) =>
        position == At(new(false, true, false, precedes), scheme)
        || position == At(new(true, true, false, precedes), scheme)
        || position == At(new(true, true, true, precedes), scheme);

    /// <summary>Whether the first token of a span may have it.</summary>
    private static bool Begins(char position, bool follows, TagScheme scheme) =>
        position == At(new(true, false, follows, false), scheme)
        || position == At(new(true, true, follows, false), scheme)
        || position == At(new(true, true, follows, true), scheme);
}
