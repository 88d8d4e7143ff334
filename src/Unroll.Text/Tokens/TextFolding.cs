namespace Unroll.Text;

/// <summary>Makes tokens alike that differ in form alone.</summary>
/// <param name="LowerCase">Upper-case letters become lower-case ones, the same way for every language.</param>
/// <param name="FoldWidth">Full-width letters, digits and signs of East Asian text (Ａ, １, ！, ￥) become the usual ones.</param>
public readonly record struct TextFolding(bool LowerCase, bool FoldWidth)
{
    /// <summary>Whether anything is to be done.</summary>
    public bool IsNone => !LowerCase && !FoldWidth;

    /// <summary>Writes a token's folded form, which has as many characters.</summary>
    /// <param name="token">The token.</param>
    /// <param name="folded">As long as the token.</param>
    public void Apply(ReadOnlySpan<char> token, Span<char> folded)
    {
        token.CopyTo(folded);
        for (var i = 0; i < token.Length && FoldWidth; i++)
            folded[i] = Narrow(folded[i]);
        if (LowerCase)
        {
            for (var i = 0; i < token.Length; i++)
            {
                if (!char.IsHighSurrogate(folded[i]) || i + 1 == token.Length)
                    folded[i] = char.ToLowerInvariant(folded[i]);
                else if (System.Text.Rune.TryCreate(folded[i], folded[i + 1], out var rune))
                    System.Text.Rune.ToLowerInvariant(rune).EncodeToUtf16(folded[i..]);
            }
        }
    }

    /// <summary>The folded form as a string.</summary>
    public string Of(ReadOnlySpan<char> token)
    {
        if (IsNone)
            return token.ToString();
        var folded = new char[token.Length];
        Apply(token, folded);
        return new string(folded);
    }

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
