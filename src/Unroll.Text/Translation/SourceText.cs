namespace Unroll.Text;

/// <summary>A source as it is translated.</summary>
/// <param name="Tokens">Its tokens, as many as are read.</param>
/// <param name="Ids">Their ids, followed by EOS.</param>
/// <param name="IsCut">Whether it has more tokens than are read.</param>
internal sealed record SourceText(string[] Tokens, int[] Ids, bool IsCut)
{
    public static SourceText Read(string text, TranslationSide side)
    {
        string[] tokens = [.. side.Cut(text).Take(Translator.MaximumTokens + 1)];
        var isCut = tokens.Length > Translator.MaximumTokens;
        if (isCut)
            tokens = tokens[..^1];
        return new(tokens, side.Encode(tokens), isCut);
    }

    /// <summary>The most tokens of its translation, by default.</summary>
    /// <param name="lengthRatio">Tokens that a translation may have per source token.</param>
    public int Longest(int lengthRatio) => TranslatorOptions.FreeLength + lengthRatio * Tokens.Length;
}
