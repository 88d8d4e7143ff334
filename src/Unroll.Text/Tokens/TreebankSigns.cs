namespace Unroll.Text;

/// <summary>Signs that are separate tokens in the Penn Treebank.</summary>
internal static class TreebankSigns
{
    private const string Single = "[](){}<>;@#$%&?!\"“”„«»‘…—`";
    private const string Closing = "])}>\"'”’»";
    private const string Opening = "[({<\"'“‘„«`";

    /// <summary>What may follow an apostrophe that begins a word and is not an opening quote.</summary>
    private static readonly string[] Elided =
        ["s", "m", "d", "ll", "re", "ve", "t", "tis", "twas", "em", "til", "cause", "n", "bout", "round"];

    /// <summary>Words that end in a dot within a sentence; others are single letters, or have a dot inside.</summary>
    private static readonly string[] Abbreviations =
    [
        "Mr", "Mrs", "Ms", "Messrs", "Dr", "Prof", "Rev", "Gen", "Sen", "Rep", "Gov", "Capt", "Col", "Lt", "Sgt", "Maj",
        "Hon", "St", "Mt", "Ft", "Ave", "Blvd", "Rd", "Dept", "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "No",
            "Nos",
        "Fig", "Figs", "Vol", "vs", "al", "cf",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    ];

    /// <summary>The length of the token that a sign begins; 0 if the sign is part of a word.</summary>
    /// <param name="word">The start of the word that the sign might belong to.</param>
    /// <param name="end">Where the text between white space ends.</param>
    public static int Length(string text, int word, int at, int end)
    {
        var c = text[at];
        switch (c)
        {
            case '-' or '.' or '\'' or '`' when at + 1 < end && text[at + 1] == c:
                return Run(text, at, end);
            case ',' or ':':
                return at + 1 < end && char.IsAsciiDigit(text[at + 1]) ? 0 : 1;
            case '.':
                return EndsSentence(text, word, at, end) ? 1 : 0;
            case '\'' or '’':
                return IsQuote(text, word, at, end) ? 1 : 0;
            default:
                return Single.Contains(c) ? 1 : 0;
        }
    }

    /// <summary>The length of a run: quotes are doubled, dots and hyphens may be any number.</summary>
    private static int Run(string text, int at, int end)
    {
        if (text[at] is '\'' or '`')
            return 2;
        var length = 2;
        while (at + length < end && text[at + length] == text[at])
            length++;
        return length;
    }

    /// <summary>Whether an apostrophe is a quote or ends a possessive, and not part of a word.</summary>
    private static bool IsQuote(string text, int word, int at, int end)
    {
        var behind = at + 1;
        while (behind < end && char.IsLetter(text[behind]))
            behind++;
        if (behind == at + 1)
            return behind == end || !char.IsLetterOrDigit(text[behind]);
        var letters = text.AsSpan(at + 1, behind - at - 1);
        return at == word && !Contains(Elided, letters, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a dot is the last of its sentence, or part of its word.</summary>
    private static bool EndsSentence(string text, int word, int dot, int end)
    {
        var at = dot + 1;
        while (at < end && Closing.Contains(text[at]))
            at++;
        if (at < end)
            return false;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at == text.Length)
            return true;
        while (at < text.Length && Opening.Contains(text[at]))
            at++;
        return at < text.Length && char.IsUpper(text[at]) && !IsAbbreviation(text.AsSpan(word, dot - word));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.Contains('.')
        || (word.Length == 1 && char.IsLetter(word[0]))
        || Contains(Abbreviations, word, StringComparison.Ordinal);

    private static bool Contains(string[] words, ReadOnlySpan<char> word, StringComparison comparison)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, comparison))
                return true;
        }
        return false;
    }
}
