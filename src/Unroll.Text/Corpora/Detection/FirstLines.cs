namespace Unroll.Text;

/// <summary>The first lines of a file, which show how it is written.</summary>
internal sealed class FirstLines
{
    /// <summary>How many are looked at.</summary>
    public const int Looked = 500;

    /// <param name="lines">The first lines, with or without their ends.</param>
    /// <param name="areAll">Whether the file has no others.</param>
    public FirstLines(IReadOnlyList<TextLine> lines, bool areAll)
    {
        (All, AreAll) = (lines, areAll);
        string[] texts = [.. lines.Select(line => line.WithoutEnd().Text)];
        Filled = [.. texts.Where(IsFilled)];
        HasBlank = texts.SkipWhile(text => !IsFilled(text)).SkipWhile(IsFilled).Any(IsFilled);
    }

    /// <summary>The lines of which the first are inspected.</summary>
    public static Ahead<TextLine> Of(IEnumerable<TextLine> lines) => new(lines, Looked, line => line.Text.Length);

    /// <summary>The lines as they were read.</summary>
    public IReadOnlyList<TextLine> All { get; }

    /// <summary>Whether the file has no others.</summary>
    public bool AreAll { get; }

    /// <summary>The lines that are not blank, without their ends.</summary>
    public IReadOnlyList<string> Filled { get; }

    /// <summary>Whether a blank line stands between others.</summary>
    public bool HasBlank { get; }

    /// <summary>Whether there are lines, and nearly all are so.</summary>
    public bool AreNearlyAll(Func<string, bool> isSo) => AreNearlyAll(Filled, isSo);

    /// <summary>
    /// Whether there are items, and nearly all are so: one in twenty may be a mistake, which reading will report, and
    /// one of a few.
    /// </summary>
    public static bool AreNearlyAll<T>(IReadOnlyList<T> items, Func<T, bool> isSo)
    {
        var others = items.Count(item => !isSo(item));
        return items.Count > 0 && (others * 20 <= items.Count || (others == 1 && items.Count > 2));
    }

    private static bool IsFilled(string line) => !string.IsNullOrWhiteSpace(line);
}
