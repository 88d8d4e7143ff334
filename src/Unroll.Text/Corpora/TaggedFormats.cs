namespace Unroll.Text;

/// <summary>The formats of tagged sentences by name and by path.</summary>
public static class TaggedFormats
{
    private static readonly (string Name, TaggedFormat Format)[] All =
        [("conll", TaggedFormat.Conll), ("conllu", TaggedFormat.Conllu), ("word-tag", TaggedFormat.WordTag),
            ("segmented", TaggedFormat.Segmented), ("jsonl", TaggedFormat.JsonLines)];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The formats as an option's values.</summary>
    internal static Choice<TaggedFormat> Kind { get; } = new(NameOf);

    /// <summary>The format of a name.</summary>
    /// <exception cref="ArgumentException">There is no format of that name.</exception>
    public static TaggedFormat Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var format in All)
            if (format.Name == name)
                return format.Format;
        throw new ArgumentException(
            $"there is no format called {Quoted.Cell(name)}; expected {EnumNames.Choice(Names)}", nameof(name));
    }

    /// <summary>
    /// The format that a path's extension tells: .conllu is <see cref="TaggedFormat.Conllu"/>; .conll, .col, .bio,
    /// .iob, .iob2, .bioes, .bilou and .bmes are <see cref="TaggedFormat.Conll"/>; .tag and .pos are
    /// <see cref="TaggedFormat.WordTag"/>; .jsonl and .ndjson are <see cref="TaggedFormat.JsonLines"/>. Null if it
    /// tells none, as .txt does; then the content shows it.
    /// </summary>
    public static TaggedFormat? FromPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CONLLU" => TaggedFormat.Conllu,
            ".CONLL" or ".COL" or ".BIO" or ".IOB" or ".IOB2" or ".BIOES" or ".BILOU" or ".BMES" => TaggedFormat.Conll,
            ".TAG" or ".POS" => TaggedFormat.WordTag,
            ".JSONL" or ".NDJSON" => TaggedFormat.JsonLines,
            _ => null,
        };
    }

    /// <summary>The name of a format.</summary>
    internal static string NameOf(TaggedFormat value) => All.First(format => format.Format == value).Name;
}
