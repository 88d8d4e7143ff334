namespace Unroll.Text;

/// <summary>Whether lines are sentences of words with their tags after a slash.</summary>
internal static class SlashSign
{
    private static readonly WhitespaceTokenizer Words = new();

    /// <summary>Whether nearly all words have a tag, and lines have several words.</summary>
    public static bool AreLines(FirstLines lines)
    {
        string[][] parts = [.. lines.Filled.Select(line => Words.Tokenize(line).ToArray())];
        return FirstLines.AreNearlyAll([.. parts.SelectMany(words => words)], IsTagged)
            && (lines.Filled.Count < 3 || parts.Any(words => words.Length > 1));
    }

    private static bool IsTagged(string word) =>
        word.LastIndexOf('/') is > 0 and var slash && slash < word.Length - 1;
}
