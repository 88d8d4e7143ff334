namespace Unroll.Text;

/// <summary>A training sentence in each way in which it may be written.</summary>
/// <param name="Ways">The characters of each way, and what ends with them.</param>
/// <param name="StartsParagraph">Whether the text before it is of another paragraph.</param>
/// <param name="SpaceAfter">Whether a blank follows it within a paragraph.</param>
internal sealed record CutExample(
    (TextCharacter[] Text, int[] Ends)[] Ways, bool StartsParagraph, bool SpaceAfter)
{
    /// <summary>A sentence as it stands in its text.</summary>
    public static CutExample Of(WrittenSentence written) =>
        new([Way(written)], written.StartsParagraph, written.SpaceAfter);

    /// <summary>
    /// A sentence of which only the tokens are known, in two ways: with blanks between its tokens, and as English is
    /// printed, which reads the escapes of treebanks.
    /// </summary>
    public static CutExample Of(IReadOnlyList<string> tokens) => new(
        [Way(PrintedTokens.Apart(tokens)), Way(PrintedTokens.Printed(tokens))], StartsParagraph: true,
        SpaceAfter: true);

    private static (TextCharacter[] Text, int[] Ends) Way(WrittenSentence written)
    {
        var text = TextCharacter.Paragraphs(written.Text, areParted: false).FirstOrDefault() ?? [];
        var ends = new int[text.Length];
        var (tokens, token) = (written.Tokens, 0);
        for (var i = 0; i < text.Length; i++)
        {
            while (token < tokens.Count && tokens[token].Span.End <= text[i].Start)
                token++;
            if (text[i].IsBlank || token == tokens.Count || text[i].Start < tokens[token].Span.Start)
            {
                ends[i] = RunningText.NoEnd;
                continue;
            }
            var next = i + 1 < text.Length && text[i + 1].IsBlank ? i + 2 : i + 1;
            if (next < text.Length && text[next].Start < tokens[token].Span.End)
                continue;
            var (isLast, isMultiword) = (token == tokens.Count - 1, tokens[token].Words > 1);
            ends[i] = (int)(isMultiword
                ? isLast ? CharacterEnd.MultiwordSentence : CharacterEnd.Multiword
                : isLast ? CharacterEnd.Sentence : CharacterEnd.Token);
        }
        return (text, ends);
    }
}
