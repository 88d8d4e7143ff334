using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// A translator's options in its model file: those that say what it is, not those that only training needs.
/// </summary>
internal static class TranslatorConfiguration
{
    private const string NoAttention = "none";

    public static string ToJson(TranslatorOptions options) =>
        NetworkConfiguration.ToJson(writer => WriteTo(writer, options));

    /// <summary>Writes the options into an object that is open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, TranslatorOptions options)
    {
        NetworkConfiguration.WriteTo(writer, options);
        writer.WriteString("targetTokens", options.TokensOfTarget);
        writer.WriteBoolean("sharedVocabulary", options.SharedVocabulary);
        writer.WriteBoolean("tieOutput", options.TieOutput);
        writer.WriteNumber("decoderHidden", options.StateSize);
        writer.WriteString("attention", options.Attention is { } kind ? Names.Of(kind) : NoAttention);
        writer.WriteBoolean("inputFeeding", options.InputFeeding);
        writer.WriteBoolean("coverage", options.Coverage);
        writer.WriteNumber("scheduledSampling", options.ScheduledSampling);
        if (options.LengthRatio is { } ratio)
            writer.WriteNumber("lengthRatio", ratio);
        if (options.Bleu is { } bleu)
            writer.WriteString("bleu", bleu);
    }

    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    public static TranslatorOptions FromJson(string json, int format, IEnumerable<CellKind> cells) =>
        NetworkConfiguration.FromJson(
            json,
            format,
            cells,
            new TranslatorOptions(),
            (options, name, ref reader) => With(options, name, format, ref reader),
            [
                "targetTokens", "sharedVocabulary", "tieOutput", "decoderHidden", "attention", "inputFeeding",
                    "coverage",
            ]);

    private static TranslatorOptions? With(
        TranslatorOptions options, string name, int format, ref Utf8JsonReader reader) => name switch
        {
            "targetTokens" => options with { TargetTokens = NetworkConfiguration.TokensOf(format, ref reader) },
            "sharedVocabulary" => options with { SharedVocabulary = reader.GetBoolean() },
            "tieOutput" => options with { TieOutput = reader.GetBoolean() },
            "decoderHidden" => options with { DecoderHidden = reader.GetInt32() },
            "attention" when reader.GetString() == NoAttention => options with { Attention = null },
            "attention" => options with
            {
                Attention = NetworkConfiguration.Value<AttentionScoreKind>(name, ref reader),
            },
            "inputFeeding" => options with { InputFeeding = reader.GetBoolean() },
            "coverage" => options with { Coverage = reader.GetBoolean() },
            "scheduledSampling" => options with { ScheduledSampling = reader.GetSingle() },
            "lengthRatio" => options with { LengthRatio = reader.GetInt32() },
            "bleu" => options with { Bleu = reader.GetString() },
            _ => null,
        };
}
