namespace Unroll.Text;

/// <summary>Whether lines are words with blanks between, in a script that is written without blanks.</summary>
internal static class SegmentedSign
{
    /// <summary>Characters of a word, on average; a sentence that was not cut into words has more.</summary>
    private const int LongestMean = 6;

    private static readonly WhitespaceTokenizer Words = new();

    public static bool AreLines(FirstLines lines)
    {
        string[] words = [.. lines.Filled.SelectMany(line => Words.Tokenize(line))];
        var letters = words.Sum(word => (long)word.Length);
        return words.Length > 1 && letters <= LongestMean * words.LongLength
            && words.Sum(word => (long)word.Count(Scripts.IsSpaceless)) * 2 > letters;
    }
}
