using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// A classifier's options in its model file: those that say what it is, not those that only training needs.
/// </summary>
internal static class TextClassifierConfiguration
{
    public static string ToJson(TextClassifierOptions options) =>
        NetworkConfiguration.ToJson(writer => WriteTo(writer, options));

    /// <summary>Writes the options into an object that is open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, TextClassifierOptions options)
    {
        NetworkConfiguration.WriteTo(writer, options);
        writer.WriteNumber("maximumTokens", options.MaximumTokens);
        writer.WriteString("pooling", Names.Of(options.Pooling));
        writer.WriteString("attention", Names.Of(options.Attention));
        writer.WriteBoolean("layerNorm", options.LayerNorm);
    }

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static TextClassifierOptions FromJson(string json, int format, IEnumerable<CellKind> cells) =>
        NetworkConfiguration.FromJson(json, format, cells, new TextClassifierOptions(), With, ["pooling"]);

    private static TextClassifierOptions? With(TextClassifierOptions options, string name, ref Utf8JsonReader reader) =>
        name switch
        {
            "maximumTokens" =>
                options with { MaximumTokens = Math.Min(reader.GetInt32(), TextClassifierOptions.MostTokens) },
            "pooling" => options with { Pooling = NetworkConfiguration.Value<Pooling>(name, ref reader) },
            "attention" => options with
            {
                Attention = NetworkConfiguration.Value<AttentionScoreKind>(
                name, ref reader)
            },
            "layerNorm" => options with { LayerNorm = reader.GetBoolean() },
            _ => null,
        };
}
