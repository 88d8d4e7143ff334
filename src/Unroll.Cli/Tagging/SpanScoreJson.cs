using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>A score of spans, words or sentences, for programs.</summary>
internal static class SpanScoreJson
{
    /// <summary>Writes shares and counts into an open object.</summary>
    public static void Write(Utf8JsonWriter writer, SpanScore score)
    {
        writer.WriteNumber("precision", score.Precision);
        writer.WriteNumber("recall", score.Recall);
        writer.WriteNumber("f1", score.F1);
        writer.WriteNumber("correct", score.Correct);
        writer.WriteNumber("gold", score.Gold);
        writer.WriteNumber("predicted", score.Predicted);
    }
}
