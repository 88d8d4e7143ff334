using System.Text.Json;

namespace Unroll.Cli.Translation;

/// <summary>One object per text, for programs.</summary>
internal static class TranslationJson
{
    public static void Write(
        TextWriter output, string[] texts, IReadOnlyList<Text.Translation>[] best, bool isList, bool showsAttention)
    {
        using var lines = new StringWriter();
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, list) = (texts[i], best[i]);
            JsonLine.Write(lines, writer =>
            {
                writer.WriteString("text", text);
                Write(writer, list[0], showsAttention);
                if (!isList)
                    return;
                writer.WriteStartArray("best");
                foreach (var one in list)
                {
                    writer.WriteStartObject();
                    Write(writer, one, showsAttention);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            });
        }
        output.Write(lines.GetStringBuilder());
    }

    /// <summary>A translation, with its tokens and the index of the source token that each looked at most.</summary>
    private static void Write(Utf8JsonWriter writer, Text.Translation translation, bool showsAttention)
    {
        writer.WriteString("translation", translation.Text);
        writer.WriteFinite("logProbability", translation.LogProbability);
        writer.WriteFinite("score", translation.Score);
        writer.WriteBoolean("finished", translation.IsFinished);
        if (translation.IsSourceCut)
            writer.WriteBoolean("sourceCut", true);
        if (translation.Alignment is not { } alignment)
            return;
        writer.WriteTexts("sourceTokens", alignment.Source);
        writer.WriteTexts("targetTokens", alignment.Target);
        writer.WriteStartArray("alignment");
        for (var t = 0; t < alignment.Target.Count; t++)
            writer.WriteNumberValue(alignment.Strongest(t));
        writer.WriteEndArray();
        if (!showsAttention)
            return;
        writer.WriteStartArray("attention");
        for (var t = 0; t < alignment.Target.Count; t++)
        {
            writer.WriteStartArray();
            foreach (var weight in alignment.Of(t))
                writer.WriteNumberValue(MathF.Round(weight, 4));
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }
}
