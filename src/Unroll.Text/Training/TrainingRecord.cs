using System.Globalization;

namespace Unroll.Text;

/// <summary>How a model was trained, as names and values that a model file can keep.</summary>
internal static class TrainingRecord
{
    public static IReadOnlyDictionary<string, string> Of(
        TrainingOptions training, NetworkOptions network, int texts, int devTexts, TrainingLoop loop)
    {
        var options = TrainingOptions.Declared.Recorded(training).ToArray();
        (string Name, string Value)[] all =
        [
            ("texts", Text(texts)),
            ("devTexts", Text(devTexts)),
            ("epochs", Text(loop.Epochs)),
            ("keptEpoch", Text(loop.KeptEpoch)),
            .. (loop.KeptScores?.Values ?? []).Select(score => ($"dev.{score.Name}", Text(score.Value))),
            .. options[..^1],
            .. network.Recorded(),
            options[^1], // the seed, which all files have last
        ];
        return all.ToDictionary(entry => entry.Name, entry => entry.Value);
    }

    /// <summary>A name and a number in a form that is read back exactly.</summary>
    public static KeyValuePair<string, string> Entry(string name, IFormattable value) => new(name, Text(value));

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
