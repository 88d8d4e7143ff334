using System.Text.Json;

namespace Unroll.Cli.Gates;

/// <summary>Gates, memory and hidden state for a program: all tokens of the layers that were asked for.</summary>
internal static class GateJson
{
    public static void Write(TextWriter output, string task, GatesShown shown) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("task", task);
        writer.WriteTexts("tokens", shown.Tokens);
        writer.WriteBoolean("cut", shown.Trace.IsCut);
        writer.WriteStartArray("layers");
        foreach (var layer in shown.Layers)
        {
            writer.WriteStartObject();
            writer.WriteNumber("layer", layer.Layer + 1);
            writer.WriteString("direction", GateTable.DirectionOf(layer));
            writer.WriteStartArray("series");
            foreach (var series in layer.Series)
                Write(writer, series, shown.Units);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, TracedSeries series, int? units)
    {
        writer.WriteStartObject();
        writer.WriteString("name", series.Name);
        Write(writer, "mean", UnitMeans.Plain(series));
        Write(writer, "meanAbsolute", UnitMeans.Absolute(series));
        if (units is { } count)
        {
            writer.WriteStartArray("units");
            for (var unit = 0; unit < count; unit++)
                Write(writer, null, GateRow.Unit(series, unit));
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string? name, float[] values)
    {
        if (name is null)
            writer.WriteStartArray();
        else
            writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }
}
