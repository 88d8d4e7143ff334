using System.Text.Json;

namespace Unroll.Text;

/// <summary>A classifier's options in its model file: those that say what it is, not those that only training needs.</summary>
internal static class TextClassifierConfiguration
{
    private const string What = "the configuration";

    public static string ToJson(TextClassifierOptions options) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        WriteTo(writer, options);
        writer.WriteEndObject();
    });

    /// <summary>Writes the options into an object that is open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, TextClassifierOptions options)
    {
        writer.WriteString("tokens", options.Tokens);
        writer.WriteBoolean("lowerCase", options.LowerCase);
        writer.WriteBoolean("foldWidth", options.FoldWidth);
        writer.WriteNumber("maximumTokens", options.MaximumTokens);
        writer.WriteNumber("embedding", options.Embedding);
        writer.WriteString("cell", options.Cell.Name);
        writer.WriteNumber("hidden", options.Hidden);
        writer.WriteNumber("layers", options.Layers);
        writer.WriteBoolean("bidirectional", options.Bidirectional);
        writer.WriteNumber("dropout", options.Dropout);
        writer.WriteNumber("recurrentDropout", options.RecurrentDropout);
        writer.WriteNumber("wordDropout", options.WordDropout);
        writer.WriteString("pooling", Names.Of(options.Pooling));
        writer.WriteString("attention", Names.Of(options.Attention));
        writer.WriteBoolean("layerNorm", options.LayerNorm);
    }

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static TextClassifierOptions FromJson(string json, IEnumerable<CellKind> cells)
    {
        var seen = new HashSet<string>();
        var options = new TextClassifierOptions();
        JsonText.Read(json, What, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException($"{What} is a JSON {reader.TokenType}, but an object was expected");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!seen.Add(name))
                    throw new InvalidDataException($"{What} has '{name}' twice");
                reader.Read();
                options = With(options, name, ref reader, cells);
            }
            return true;
        });
        // What is not among these came with a later version, and older files do without.
        string[] expected = ["tokens", "embedding", "cell", "hidden", "layers", "bidirectional", "dropout", "pooling"];
        if (Array.Find(expected, name => !seen.Contains(name)) is { } missing)
            throw new InvalidDataException($"{What} has no '{missing}'");
        options.Validate();
        return options;
    }

    private static TextClassifierOptions With(TextClassifierOptions options, string name, ref Utf8JsonReader reader, IEnumerable<CellKind> cells) => name switch
    {
        "tokens" => options with { Tokens = reader.GetString() ?? "" },
        "lowerCase" => options with { LowerCase = reader.GetBoolean() },
        "foldWidth" => options with { FoldWidth = reader.GetBoolean() },
        "maximumTokens" => options with { MaximumTokens = reader.GetInt32() },
        "embedding" => options with { Embedding = reader.GetInt32() },
        "cell" => options with { Cell = CellKind.Named(reader.GetString() ?? "", cells) },
        "hidden" => options with { Hidden = reader.GetInt32() },
        "layers" => options with { Layers = reader.GetInt32() },
        "bidirectional" => options with { Bidirectional = reader.GetBoolean() },
        "dropout" => options with { Dropout = reader.GetSingle() },
        "recurrentDropout" => options with { RecurrentDropout = reader.GetSingle() },
        "wordDropout" => options with { WordDropout = reader.GetSingle() },
        "pooling" => options with { Pooling = Names.Value<Pooling>(reader.GetString(), $"{What}'s pooling") },
        "attention" => options with { Attention = Names.Value<AttentionScoreKind>(reader.GetString(), $"{What}'s attention") },
        "layerNorm" => options with { LayerNorm = reader.GetBoolean() },
        _ => throw new InvalidDataException($"{What} has '{name}', which this version does not know"),
    };
}
