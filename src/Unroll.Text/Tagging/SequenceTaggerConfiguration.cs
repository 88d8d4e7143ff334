using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// A tagger's options in its model file: those that say what it is, not those that only training needs.
/// </summary>
internal static class SequenceTaggerConfiguration
{
    public static string ToJson(SequenceTaggerOptions options) =>
        NetworkConfiguration.ToJson(writer => WriteTo(writer, options));

    /// <summary>Writes the options into an object that is open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, SequenceTaggerOptions options)
    {
        NetworkConfiguration.WriteTo(writer, options);
        writer.WriteString("scheme", Names.Of(options.Scheme ?? TagScheme.None));
        writer.WriteString("characters", Names.Of(options.Characters ?? CharacterReading.None));
        writer.WriteNumber("characterEmbedding", options.CharacterEmbedding);
        writer.WriteNumber("characterHidden", options.CharacterHidden);
        writer.WriteBoolean("bigrams", options.Bigrams);
        writer.WriteNumber("bigramEmbedding", options.BigramEmbedding);
        writer.WriteString("head", Names.Of(options.Head));
        writer.WriteString("format", Names.Of(options.Format));
        if (options.Column is { } column)
            writer.WriteString("column", column);
        // Files without these are read by versions that do not know them.
        if (options.TokenColumn is { } tokenColumn)
            writer.WriteString("tokenColumn", tokenColumn);
        if (options.Spelling is { } spelling && spelling != TagSpelling.Standard)
            writer.WriteString("spelling", spelling.ToString());
    }

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static SequenceTaggerOptions FromJson(string json, int format, IEnumerable<CellKind> cells) =>
        NetworkConfiguration.FromJson(
            json, format, cells, new SequenceTaggerOptions { Spelling = TagSpelling.Standard }, With,
            ["scheme", "characters", "bigrams", "head"]);

    private static SequenceTaggerOptions? With(SequenceTaggerOptions options, string name, ref Utf8JsonReader reader) =>
        name switch
        {
            "scheme" => options with { Scheme = NetworkConfiguration.Value<TagScheme>(name, ref reader) },
            "characters" =>
                options with { Characters = NetworkConfiguration.Value<CharacterReading>(name, ref reader) },
            "characterEmbedding" => options with { CharacterEmbedding = reader.GetInt32() },
            "characterHidden" => options with { CharacterHidden = reader.GetInt32() },
            "bigrams" => options with { Bigrams = reader.GetBoolean() },
            "bigramEmbedding" => options with { BigramEmbedding = reader.GetInt32() },
            "head" => options with { Head = NetworkConfiguration.Value<TagHead>(name, ref reader) },
            "format" => options with { Format = NetworkConfiguration.Value<TaggedFormat>(name, ref reader) },
            "column" => options with { Column = reader.GetString() },
            "tokenColumn" => options with { TokenColumn = reader.GetString() },
            "spelling" => options with { Spelling = TagSpelling.Named(reader.GetString()) },
            _ => null,
        };
}
