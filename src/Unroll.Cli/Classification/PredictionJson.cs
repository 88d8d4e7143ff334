using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>One object per text, for programs.</summary>
internal static class PredictionJson
{
    public static void Write(TextWriter output, string[] texts, Prediction[] predictions)
    {
        using var lines = new StringWriter(); // one write for all, as each may be a system call
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, prediction) = (texts[i], predictions[i]);
            JsonLine.Write(lines, writer => Write(writer, text, prediction));
        }
        output.Write(lines.GetStringBuilder());
    }

    public static void Write(TextWriter output, string text, Explanation explanation) =>
        JsonLine.Write(output, writer =>
    {
        Write(writer, text, explanation.Prediction);
        writer.WriteString("explanation", EnumNames.Of(explanation.Method));
        writer.WriteStartArray("words");
        foreach (var word in explanation.Words)
        {
            writer.WriteStartObject();
            writer.WriteString("text", word.Text);
            writer.WriteNumber("start", word.Span.Start);
            writer.WriteFinite("weight", word.Weight);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, string text, Prediction prediction)
    {
        writer.WriteString("text", text);
        writer.WriteString("label", prediction.Label);
        writer.WriteFinite("probability", (float)prediction.Probability);
        writer.WriteStartObject("probabilities");
        foreach (var (label, probability) in prediction.Probabilities)
            writer.WriteFinite(label, (float)probability);
        writer.WriteEndObject();
    }
}
