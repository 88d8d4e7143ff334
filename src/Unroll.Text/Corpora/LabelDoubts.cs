namespace Unroll.Text;

/// <summary>
/// Labels that look as if they were read wrongly: swapped columns, or a header among the texts.
/// </summary>
internal static class LabelDoubts
{
    /// <summary>A class of this many texts is large compared with one of a single text.</summary>
    private const int Large = 10;

    private const string Advice = "are text and label swapped (`TextColumn`, `LabelColumn`), or is the "
        + "format another (`Format`)?";

    /// <summary>What is wrong if no two texts have the same label; null if some have.</summary>
    public static string? Fault(LabelledText[] texts) => texts.Length > 1
        && texts.DistinctBy(text => text.Label, StringComparer.Ordinal).Count() == texts.Length
        ? $"each of the {texts.Length:N0} texts has a label of its own, such as {Quoted.Cell(texts[0].Label)}, but "
        + $"classes of several texts were expected; {Advice}"
        : null;

    /// <summary>What may be wrong, one sentence each.</summary>
    /// <param name="texts">The training texts in order.</param>
    /// <param name="labels">Their different labels.</param>
    public static IEnumerable<string> Find(LabelledText[] texts, string[] labels)
    {
        var different = texts.Select(text => text.Text).ToHashSet(StringComparer.Ordinal).Count;
        if (different < labels.Length)
        {
            yield return $"there are {labels.Length:N0} different labels, but only {different:N0} different "
                + $"{(different == 1 ? "text" : "texts")}; {Advice}";
            yield break;
        }
        var counts = texts.CountBy(text => text.Label, StringComparer.Ordinal);
        (string Label, int Count)[] classes = [.. counts.Select(entry => (entry.Key, entry.Value))];
        string[] single = [.. classes.Where(entry => entry.Count == 1).Select(entry => entry.Label)];
        var largest = classes.MaxBy(entry => entry.Count);
        if (single is [var only] && only == texts[0].Label && labels.Length > 2)
            yield return $"the first text is the only one with the label {Quoted.Cell(only)}: is it a header, or no "
                + "text of the corpus? A header's columns can be named (`TextColumn`, `LabelColumn`)";
        else if (labels.Length > 2 && labels.Length * 3L > texts.Length * 2L)
            yield return $"there are nearly as many labels as texts, {labels.Length:N0} of {texts.Length:N0}; {Advice}";
        else if (single.Length > 0 && largest.Count >= Large)
        {
            var (which, them) = single.Length == 1
                ? ($"the label {Quoted.Cell(single[0])} has", "it")
                : ($"{single.Length:N0} labels, such as {Quoted.Cell(single[0])}, have", "them");
            yield return $"{which} one text only, beside {largest.Count:N0} of {Quoted.Cell(largest.Label)}: nothing "
                + $"can be learned of {them}; is the label intended, or is the line not a text?";
        }
    }
}
