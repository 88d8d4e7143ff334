namespace Unroll.Text;

/// <summary>Makes tokens equal that differ only in form.</summary>
/// <param name="LowerCase">Upper-case letters become lower-case ones, the same way for every language.</param>
/// <param name="FoldWidth">
/// Full-width letters, digits and signs of East Asian text (Ａ, １, ！, ￥) become the usual ones.
/// </param>
/// <param name="FoldSpellings">
/// Invisible characters that do not change the word are left out: the soft hyphen (U+00AD), the word joiner (U+2060),
/// the byte order mark (U+FEFF) and the marks of direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to
/// U+2069). Those that distinguish words, letters or emoji stay, such as the zero-width non-joiner (U+200C) and joiner
/// (U+200D). Escapes of the Penn Treebank are resolved: -LRB- as (, \/ as /, `` as ".
/// </param>
public readonly record struct TextFolding(bool LowerCase, bool FoldWidth, bool FoldSpellings = false)
{
    /// <summary>Whether nothing is folded.</summary>
    public bool IsNone => !LowerCase && !FoldWidth && !FoldSpellings;

    /// <summary>Writes a token's folded form.</summary>
    /// <param name="token">The token.</param>
    /// <param name="folded">As long as the token.</param>
    /// <returns>
    /// How many characters were written: at most as many as the token has, but at least one if it has any.
    /// </returns>
    public int Apply(ReadOnlySpan<char> token, Span<char> folded)
    {
        var length = token.Length;
        if (FoldSpellings)
            length = Spellings.Fold(token, folded);
        else
            token.CopyTo(folded);
        for (var i = 0; i < length && FoldWidth; i++)
            folded[i] = Narrow(folded[i]);
        for (var i = 0; i < length && LowerCase; i++)
        {
            if (!char.IsHighSurrogate(folded[i]) || i + 1 == length)
                folded[i] = char.ToLowerInvariant(folded[i]);
            else if (System.Text.Rune.TryCreate(folded[i], folded[i + 1], out var rune))
                System.Text.Rune.ToLowerInvariant(rune).EncodeToUtf16(folded[i..]);
        }
        return length;
    }

    /// <summary>The folded form as a string.</summary>
    public string Of(ReadOnlySpan<char> token)
    {
        if (Keeps(token))
            return token.ToString();
        var folded = new char[token.Length];
        return new string(folded, 0, Apply(token, folded));
    }

    /// <summary>Whether a token is its own folded form, as far as a quick check can tell.</summary>
    internal bool Keeps(ReadOnlySpan<char> token) =>
        !LowerCase && !FoldWidth && !(FoldSpellings && Spellings.MayDiffer(token));

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\uFFE0' => '¢',
        '\uFFE1' => '£',
        '\uFFE2' => '¬',
        '\uFFE3' => '¯',
        '\uFFE4' => '¦',
        '\uFFE5' => '¥',
        '\uFFE6' => '₩',
        _ => c,
    };
}
