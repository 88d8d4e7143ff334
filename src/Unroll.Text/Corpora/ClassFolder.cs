namespace Unroll.Text;

/// <summary>A folder with one file per class and one text per line.</summary>
internal static class ClassFolder
{
    private const string Expected = "one file per class, with one text per line, was expected";

    // Windows marks hidden files, such as desktop.ini, by an attribute.
    private static readonly EnumerationOptions Visible =
        new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };

    /// <summary>Files beside the data that are not data, in any case and with any extension.</summary>
    private static readonly string[] About = ["readme", "license", "licence", "copying", "changelog", "authors",
        "citation"];

    public static IEnumerable<LabelledText> Read(string path, LabelledTextOptions options)
    {
        if (File.Exists(path))
            throw new InvalidDataException(
                $"{Quoted.OneLine(path)} is a file, but a folder of classes was expected; name the folder");
        if (!Directory.Exists(path))
            throw new FileNotFoundException(
                $"there is no folder {Quoted.OneLine(path)}; check its name and folder", path);
        string[] names = [.. Directory.EnumerateFiles(path, "*", Visible).Select(file => Path.GetFileName(file))
            .Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
        var about = names.Where(IsAbout).ToArray();
        if (about.Length > 0 && about.Length < names.Length)
        {
            names = [.. names.Except(about)];
            options.Notice?.Invoke($"the folder {Quoted.OneLine(path)}: {Quoted.Cells(about)} "
                + $"{(about.Length == 1 ? "is" : "are")} taken for no class and left out; rename what is one");
        }
        if (names.Length == 0)
            throw new InvalidDataException(Directory.EnumerateDirectories(path).Any()
                ? $"the folder {Quoted.OneLine(path)} holds folders only, but {Expected}"
                : $"the folder {Quoted.OneLine(path)} is empty, but {Expected}");
        if (names.Length == 1)
            throw new InvalidDataException(
                $"the folder {Quoted.OneLine(path)} holds {Quoted.Cell(names[0])} only, but {Expected}");
        var labels = Labels(names) ?? throw new InvalidDataException(
            $"the names of the files in the folder {Quoted.OneLine(path)} share neither beginning nor ending: "
                + $"{Quoted.Cells(names)}; take out what is no class, and name the others alike, as pos.txt "
                + "and neg.txt");
        var classes = labels.Zip(names, (label, name) => (Label: label, Path: Path.Combine(path, name)))
            .OrderBy(pair => pair.Label, StringComparer.Ordinal).ToArray();
        return classes.SelectMany(pair => ReadClass(pair.Label, pair.Path, options));
    }

    private static bool IsAbout(string name) => About.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<LabelledText> ReadClass(string label, string path, LabelledTextOptions options)
    {
        var any = false;
        foreach (var line in options.Lines(path))
        {
            if (string.IsNullOrWhiteSpace(line.Text))
                continue;
            any = true;
            yield return CheckedText.Of(label, line.Text, new Place(path, line.Number));
        }
        if (!any)
            throw new InvalidDataException($"{Quoted.OneLine(path)} is empty, but a text was expected on each line");
    }

    /// <summary>
    /// For names divided by dots, the parts between those that all share: for rt-polarity.pos and rt-polarity.neg the
    /// last, for sports.txt and politics.txt the first. Each name keeps at least one part, and extensions are removed
    /// first, so a.txt and a.b.txt become a and a.b. Null if names have dots and share nothing, as with one stray file
    /// beside rt-polarity.pos and rt-polarity.neg.
    /// </summary>
    internal static IEnumerable<string>? Labels(IEnumerable<string> names)
    {
        var parts = names.Select(name => name.Split('.')).ToArray();
        var shortest = parts.Min(name => name.Length);
        var end = 0;
        while (end < shortest - 1 && parts.All(name => name[^(end + 1)] == parts[0][^(end + 1)]))
            end++;
        var start = 0;
        while (start < shortest - 1 - end && parts.All(name => name[start] == parts[0][start]))
            start++;
        return start + end == 0 && parts.Any(name => name.Length > 1) ? null
            : parts.Select(name => string.Join('.', name[start..^end]));
    }
}
