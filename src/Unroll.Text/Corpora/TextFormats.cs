namespace Unroll.Text;

/// <summary>The formats by name and by path.</summary>
public static class TextFormats
{
    private static readonly (string Name, TextFormat Format)[] All =
        [("tsv", TextFormat.Tsv), ("csv", TextFormat.Csv), ("jsonl", TextFormat.JsonLines),
            ("classes", TextFormat.Classes), ("fasttext", TextFormat.FastText),
            ("label-text", TextFormat.LabelText)];

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The formats as an option's values.</summary>
    internal static Choice<TextFormat> Kind { get; } = new(NameOf);

    /// <summary>The format of a name.</summary>
    /// <exception cref="ArgumentException">There is no format of that name.</exception>
    public static TextFormat Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var format in All)
            if (format.Name == name)
                return format.Format;
        throw new ArgumentException(
            $"there is no format called {Quoted.Cell(name)}; expected {EnumNames.Choice(Names)}", nameof(name));
    }

    /// <summary>
    /// The format that a path tells: a folder holds classes, and .tsv, .csv and .jsonl or .ndjson are what they say.
    /// Null if it tells none, as .txt does; then the content shows it.
    /// </summary>
    public static TextFormat? FromPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Directory.Exists(path) ? TextFormat.Classes : OfName(path);
    }

    /// <summary>The same for a name that is not a path.</summary>
    internal static TextFormat? OfName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".TSV" => TextFormat.Tsv,
        ".CSV" => TextFormat.Csv,
        ".JSONL" or ".NDJSON" => TextFormat.JsonLines,
        _ => null,
    };

    /// <summary>The name of a format.</summary>
    internal static string NameOf(TextFormat value) => All.First(format => format.Format == value).Name;
}
