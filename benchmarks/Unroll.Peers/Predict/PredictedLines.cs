using System.Text.Json;

namespace Unroll.Peers;

/// <summary>Files of JSON lines with a text and its probabilities.</summary>
internal static class PredictedLines
{
    /// <summary>Two probabilities that differ by less may trade places by a rounding.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>The probabilities of all lines, the labels of each in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">
    /// A line has another text than the input, or a label that is not its best.
    /// </exception>
    public static float[] Read(string output, string input)
    {
        var probabilities = new List<float>();
        var line = 0;
        foreach (var text in File.ReadLines(input).Zip(File.ReadLines(output)))
        {
            line++;
            using var predicted = JsonDocument.Parse(text.Second);
            var classes = predicted.RootElement.GetProperty("probabilities").EnumerateObject()
                .Select(entry => (entry.Name, Value: entry.Value.GetSingle()))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
            if (predicted.RootElement.GetProperty("text").GetString() != text.First)
                throw new InvalidOperationException($"line {line} has another text");
            var label = predicted.RootElement.GetProperty("label").GetString();
            if (classes.Single(entry => entry.Name == label).Value < classes.Max(entry => entry.Value) - Tolerance)
                throw new InvalidOperationException($"line {line} has a label that is not its most probable");
            probabilities.AddRange(classes.Select(entry => entry.Value));
        }
        var lines = File.ReadLines(input).Count();
        return line == lines && File.ReadLines(output).Count() == lines
            ? [.. probabilities]
            : throw new InvalidOperationException($"not as many lines were written as {lines} read");
    }
}
