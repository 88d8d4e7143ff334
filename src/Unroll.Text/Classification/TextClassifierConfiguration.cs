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
        writer.WriteNumber("embedding", options.Embedding);
        writer.WriteString("cell", options.Cell.Name);
        writer.WriteNumber("hidden", options.Hidden);
        writer.WriteNumber("layers", options.Layers);
        writer.WriteBoolean("bidirectional", options.Bidirectional);
        writer.WriteNumber("dropout", options.Dropout);
        writer.WriteString("pooling", NameOf(options.Pooling));
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
        string[] expected = ["tokens", "embedding", "cell", "hidden", "layers", "bidirectional", "dropout", "pooling"];
        if (Array.Find(expected, name => !seen.Contains(name)) is { } missing)
            throw new InvalidDataException($"{What} has no '{missing}'");
        options.Validate();
        return options;
    }

    private static TextClassifierOptions With(TextClassifierOptions options, string name, ref Utf8JsonReader reader, IEnumerable<CellKind> cells) => name switch
    {
        "tokens" => options with { Tokens = reader.GetString() ?? "" },
        "embedding" => options with { Embedding = reader.GetInt32() },
        "cell" => options with { Cell = CellKind.Named(reader.GetString() ?? "", cells) },
        "hidden" => options with { Hidden = reader.GetInt32() },
        "layers" => options with { Layers = reader.GetInt32() },
        "bidirectional" => options with { Bidirectional = reader.GetBoolean() },
        "dropout" => options with { Dropout = reader.GetSingle() },
        "pooling" => options with { Pooling = PoolingOf(reader.GetString()) },
        _ => throw new InvalidDataException($"{What} has '{name}', which this version does not know"),
    };

    /// <summary>What a pooling is called in a model file and on the command line.</summary>
    public static string NameOf(Pooling pooling) => pooling == Pooling.Last ? "last" : "hn";

    private static Pooling PoolingOf(string? name) => name switch
    {
        "last" => Pooling.Last,
        "hn" => Pooling.Hn,
        _ => throw new InvalidDataException($"{What} has pooling '{name}', but last or hn was expected"),
    };
}
