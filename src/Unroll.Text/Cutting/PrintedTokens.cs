namespace Unroll.Text;

/// <summary>Ways to write a sentence of which only the tokens are known.</summary>
internal static class PrintedTokens
{
    private static readonly TextFolding Spelling = new(LowerCase: false, FoldWidth: false, FoldSpellings: true);

    /// <summary>With a blank between each two tokens.</summary>
    public static WrittenSentence Apart(IReadOnlyList<string> tokens)
    {
        var (spans, at) = (new WrittenToken[tokens.Count], 0);
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new(new TokenSpan(at, tokens[i].Length));
            at += tokens[i].Length + 1;
        }
        return new(string.Join(' ', tokens), spans) { StartsParagraph = true };
    }

    /// <summary>As English is printed, as far as the tokens say; escapes of treebanks are read.</summary>
    public static WrittenSentence Printed(IReadOnlyList<string> tokens)
    {
        var (text, spans) = TreebankTokens.Words.Join(tokens.Select(token => Spelling.Of(token)));
        return new(text, Array.ConvertAll(spans, span => new WrittenToken(span))) { StartsParagraph = true };
    }
}
