namespace Unroll.Text;

/// <summary>
/// How a corpus writes the two parts of a tag, the letter for a token's position in its span, and the span's
/// type: <c>B-PER</c>, <c>B_PER</c>, <c>PER-B</c>, <c>b-PER</c>. Without types the letter stands alone.
/// </summary>
public sealed record TagSpelling
{
    /// <summary>The characters that may stand between letter and type.</summary>
    public const string Separators = "-_:.|/+#";

    /// <summary>The spelling of most corpora, which models use internally: <c>B-PER</c>.</summary>
    public static TagSpelling Standard { get; } = new();

    /// <summary>The character between letter and type, one of <see cref="Separators"/>.</summary>
    public char Separator { get; init; } = '-';

    /// <summary>Whether the type comes first: <c>PER-B</c>.</summary>
    public bool TypeFirst { get; init; }

    /// <summary>Whether letters are lower-case, also the one for outside: <c>b-PER</c>, <c>o</c>.</summary>
    public bool LowerCase { get; init; }

    /// <summary>All spellings, the more usual ones first.</summary>
    internal static IReadOnlyList<TagSpelling> All { get; } =
    [
        .. from lowerCase in new[] { false, true }
           from typeFirst in new[] { false, true }
           from separator in Separators
           select new TagSpelling { Separator = separator, TypeFirst = typeFirst, LowerCase = lowerCase },
    ];

    /// <summary>An example: B with the type X.</summary>
    public override string ToString() => Write('B', "X");

    /// <summary>Makes a tag from its parts.</summary>
    /// <param name="letter">A capital letter.</param>
    /// <param name="type">Empty if there is none.</param>
    internal string Write(char letter, string type)
    {
        var written = LowerCase ? char.ToLowerInvariant(letter) : letter;
        return type.Length == 0 ? $"{written}"
            : TypeFirst ? $"{type}{Separator}{written}"
            : $"{written}{Separator}{type}";
    }

    /// <summary>The parts of a tag, with a capital letter; null if it has another spelling.</summary>
    internal (char Letter, string Type)? Cut(string tag)
    {
        var (written, type) = tag switch
        {
            [var alone] => (alone, ""),
            [var first, var separator, _, ..] when !TypeFirst && separator == Separator => (first, tag[2..]),
            [.., _, var separator, var last] when TypeFirst && separator == Separator => (last, tag[..^2]),
            _ => default,
        };
        return char.IsAsciiLetter(written) && char.IsAsciiLetterLower(written) == LowerCase
            ? (char.ToUpperInvariant(written), type)
            : null;
    }
}
