namespace Unroll.Text;

/// <summary>Whether the first word of each line is its label, and a blank separates it from the text.</summary>
internal static class LabelWordSign
{
    private static readonly WhitespaceTokenizer Words = new();

    /// <param name="labels">The labels that are known; null if none are.</param>
    public static bool AreLines(FirstLines lines, IReadOnlyCollection<string>? labels)
    {
        if (lines.Filled.Any(line => line.Contains('\t', StringComparison.Ordinal)))
            return false;
        string[][] texts = [.. lines.Filled.Select(line => Words.Tokenize(line).ToArray())];
        string[] first = [.. texts.Select(words => words[0])];
        return FirstLines.AreNearlyAll(texts, words => words.Length > 1) && Array.TrueForAll(first, IsLabel)
            && LabelColumns.AreLabels(first, labels)
            && (labels is not null || (TextsDiffer(lines, first) && AreRareWithin(texts, first)));
    }

    private static bool IsLabel(string word) =>
        word.Any(char.IsLetterOrDigit) && word.AsSpan().IndexOfAny(',', '"') < 0;

    /// <summary>Whether there are many more texts than labels: lines that repeat have both alike.</summary>
    private static bool TextsDiffer(FirstLines lines, string[] first) =>
        lines.Filled.Distinct(StringComparer.Ordinal).Count() >= 2 * first.Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// Whether the first words hardly occur in the rest of the lines: the first words of sentences do, as "the" does.
    /// </summary>
    private static bool AreRareWithin(string[][] texts, string[] first)
    {
        var labels = first.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return texts.Sum(words => words.Skip(1).Count(labels.Contains)) * 2 <= texts.Length;
    }
}
