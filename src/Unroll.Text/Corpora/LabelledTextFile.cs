namespace Unroll.Text;

/// <summary>
/// Files of labelled texts: a line is <c>label TAB text</c>, in UTF-8. The text goes from the first tab to the line's end. Empty lines may stand only at the file's end.
/// </summary>
public static class LabelledTextFile
{
    /// <summary>Reads a file's texts as they are asked for.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// While reading: the file is empty, a line has no tab, no label or no text, or is none (<see cref="TextLines"/>); the message names file and line.
    /// </exception>
    public static IEnumerable<LabelledText> Read(string path) => Parse(TextLines.Read(path), path);

    /// <summary>Reads a stream's texts as they are asked for. The stream stays open.</summary>
    /// <param name="stream">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static IEnumerable<LabelledText> Read(Stream stream, string name) => Parse(TextLines.Read(stream, name), name);

    private static IEnumerable<LabelledText> Parse(IEnumerable<TextLine> lines, string name)
    {
        var any = false;
        TextLine? empty = null;
        foreach (var line in lines)
        {
            if (line.Text.Length == 0)
            {
                empty ??= line;
                continue;
            }
            if (empty is { } before)
                throw Expected(name, before.Number, "the line is empty");
            any = true;
            yield return Parse(line, name);
        }
        if (!any)
            throw new InvalidDataException($"{name} is empty, but lines of label<TAB>text were expected");
    }

    private static LabelledText Parse(TextLine line, string name)
    {
        var tab = line.Text.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0)
            throw Expected(name, line.Number, "there is no tab");
        var (label, text) = (line.Text[..tab], line.Text[(tab + 1)..]);
        if (string.IsNullOrWhiteSpace(label))
            throw Expected(name, line.Number, "there is no label before the tab");
        if (string.IsNullOrWhiteSpace(text))
            throw Expected(name, line.Number, "there is no text behind the tab");
        return new LabelledText(label, text);
    }

    private static InvalidDataException Expected(string name, int line, string found) =>
        new($"{name}, line {line}: {found}, but label<TAB>text was expected");
}
