namespace Unroll.Text;

/// <summary>Lines as fastText reads them: <c>__label__x</c> among the words of a text, usually before them.</summary>
internal static class FastTextTexts
{
    private const string Mark = "__label__";
    private const string Expected = "__label__x and a text";

    private static readonly WhitespaceTokenizer Words = new();

    /// <summary>Whether nearly all lines are certainly in this format.</summary>
    public static bool AreLines(FirstLines lines) => lines.AreNearlyAll(IsOne);

    private static bool IsOne(string line) => line.StartsWith(Mark, StringComparison.Ordinal)
        || (!line.Contains('\t', StringComparison.Ordinal)
            && Words.Cut(line).Any(word => word.In(line).StartsWith(Mark)));

    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name)
    {
        var any = false;
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line.Text)))
        {
            any = true;
            yield return OfLine(line.Text, new Place(name, line.Number));
        }
        if (!any)
            throw new InvalidDataException($"{Quoted.OneLine(name)} is empty, but lines of {Expected} were expected");
    }

    private static LabelledText OfLine(string line, Place place)
    {
        TokenSpan[] labels = [.. Words.Cut(line).Where(word => word.In(line).StartsWith(Mark))];
        if (labels is not [var label])
            throw place.Error(labels.Length == 0
                ? $"no word begins with {Mark}, but {Expected} were expected"
                : $"there are {labels.Length} labels, {Quoted.Cells([.. labels.Select(one => Name(one, line))])}, "
                + "but one for each text was expected");
        return CheckedText.Of(Name(label, line),
            string.Concat(line.AsSpan(0, label.Start), line.AsSpan(label.Start + label.Length)).Trim(), place);
    }

    private static string Name(TokenSpan label, string line) => label.In(line)[Mark.Length..].ToString();
}
