using System.Text.Json;

namespace Unroll.Text;

/// <summary>The options of any task's network in its model file, and how a task's own are read beside them.</summary>
internal static class NetworkConfiguration
{
    private const string What = "the configuration";

    /// <summary>
    /// What is not among these, or a task's own, came with a later version, and older files do without.
    /// </summary>
    private static readonly string[] Expected = ["tokens", "embedding", "cell", "hidden", "layers", "bidirectional",
        "dropout"];

    /// <summary>The first format in which <c>words</c> are those of UAX #29.</summary>
    private const int UnicodeWords = 3;

    /// <summary>Reads an option of a task's own; null where there is none of that name.</summary>
    public delegate T? Reading<T>(T options, string name, ref Utf8JsonReader reader);

    /// <param name="write">Writes the options into an object that is open.</param>
    public static string ToJson(Action<Utf8JsonWriter> write) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes the options that all tasks have.</summary>
    public static void WriteTo(Utf8JsonWriter writer, NetworkOptions options)
    {
        writer.WriteString("tokens", options.Tokens);
        writer.WriteBoolean("lowerCase", options.LowerCase);
        writer.WriteBoolean("foldWidth", options.FoldWidth);
        writer.WriteBoolean("foldSpellings", options.FoldSpellings);
        writer.WriteNumber("embedding", options.Embedding);
        writer.WriteString("cell", options.Cell.Name);
        writer.WriteNumber("hidden", options.Hidden);
        writer.WriteNumber("layers", options.Layers);
        writer.WriteBoolean("bidirectional", options.Bidirectional);
        writer.WriteNumber("dropout", options.Dropout);
        writer.WriteNumber("recurrentDropout", options.RecurrentDropout);
        writer.WriteNumber("wordDropout", options.WordDropout);
    }

    /// <param name="json">The configuration.</param>
    /// <param name="format">The format of its file.</param>
    /// <param name="cells">Cells from outside the library.</param>
    /// <param name="options">What holds where the configuration says nothing.</param>
    /// <param name="own">Reads the options that are the task's own.</param>
    /// <param name="expected">Those of them that every file has.</param>
    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static T FromJson<T>(
        string json, int format, IEnumerable<CellKind> cells, T options, Reading<T> own, IReadOnlyList<string> expected)
        where T : NetworkOptions
    {
        // Files of earlier formats do not say it.
        NetworkOptions unsaid = options with { FoldSpellings = false };
        options = (T)unsaid;
        var seen = new HashSet<string>();
        JsonText.Read(json, What, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException($"{What} is a JSON {reader.TokenType}, but an object was expected");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!seen.Add(name))
                    throw new InvalidDataException($"{What} has {Quoted.Cell(name)} twice");
                reader.Read();
                options = (T?)With(options, name, format, ref reader, cells) ?? own(options, name, ref reader)
                    ?? throw new InvalidDataException($"{What} has {Quoted.Cell(name)}, "
                        + "which this version does not know");
            }
            return true;
        });
        if (Expected.Concat(expected).FirstOrDefault(name => !seen.Contains(name)) is { } missing)
            throw new InvalidDataException($"{What} has no '{missing}'");
        options.Validate();
        return options;
    }

    /// <summary>A value of an enumeration.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static T Value<T>(string name, ref Utf8JsonReader reader) where T : struct, Enum =>
        Names.Value<T>(reader.GetString(), $"{What}'s {name}");

    /// <summary>The tokens that a file of some format means by a name.</summary>
    public static string TokensOf(int format, ref Utf8JsonReader reader)
    {
        var name = reader.GetString() ?? "";
        return name == "words" && format < UnicodeWords ? BasicWordTokenizer.Basic : name;
    }

    private static NetworkOptions? With(
        NetworkOptions options, string name, int format, ref Utf8JsonReader reader, IEnumerable<CellKind> cells) =>
        name switch
        {
            "tokens" => options with { Tokens = TokensOf(format, ref reader) },
            "lowerCase" => options with { LowerCase = reader.GetBoolean() },
            "foldWidth" => options with { FoldWidth = reader.GetBoolean() },
            "foldSpellings" => options with { FoldSpellings = reader.GetBoolean() },
            "embedding" => options with { Embedding = reader.GetInt32() },
            "cell" => options with { Cell = CellKind.OfFile(reader.GetString() ?? "", cells) },
            "hidden" => options with { Hidden = reader.GetInt32() },
            "layers" => options with { Layers = reader.GetInt32() },
            "bidirectional" => options with { Bidirectional = reader.GetBoolean() },
            "dropout" => options with { Dropout = reader.GetSingle() },
            "recurrentDropout" => options with { RecurrentDropout = reader.GetSingle() },
            "wordDropout" => options with { WordDropout = reader.GetSingle() },
            _ => null,
        };
}
