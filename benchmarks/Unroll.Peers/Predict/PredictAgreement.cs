using System.Text.Json;

namespace Unroll.Peers;

/// <summary>Both must say the same of every line: the text itself, and the probability of each class.</summary>
internal static class PredictAgreement
{
    private const double Tolerance = 1e-4;

    /// <summary>Compares two files of JSON lines and returns the largest difference of any probability.</summary>
    /// <exception cref="InvalidOperationException">They differ; the message says where.</exception>
    public static double Check(string ours, string peers, int lines)
    {
        double largest = 0;
        var line = 0;
        foreach (var (own, other) in File.ReadLines(ours).Zip(File.ReadLines(peers)))
        {
            line++;
            using var first = JsonDocument.Parse(own);
            using var second = JsonDocument.Parse(other);
            if (Text(first) != Text(second))
                throw new InvalidOperationException($"line {line}: the texts differ");
            var (one, two) = (Probabilities(first), Probabilities(second));
            var difference = one.Count == two.Count && one.Keys.All(two.ContainsKey) ? one.Max(entry => Math.Abs(entry.Value - two[entry.Key])) : double.NaN;
            // A NaN is never within the tolerance.
            if (!(difference < Tolerance))
                throw new InvalidOperationException($"line {line}: the probabilities differ by {difference:g3}");
            // Where two classes are as good as equally probable, a rounding decides.
            if (Label(first) != Label(second) && Math.Abs(one[Label(first)] - one[Label(second)]) > Tolerance)
                throw new InvalidOperationException($"line {line}: the labels differ");
            largest = Math.Max(largest, difference);
        }
        return line == lines ? largest : throw new InvalidOperationException($"{line} lines came of {lines}");
    }

    private static string Text(JsonDocument line) => line.RootElement.GetProperty("text").GetString()!;

    private static string Label(JsonDocument line) => line.RootElement.GetProperty("label").GetString()!;

    private static Dictionary<string, double> Probabilities(JsonDocument line)
        => line.RootElement.GetProperty("probabilities").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble());
}
