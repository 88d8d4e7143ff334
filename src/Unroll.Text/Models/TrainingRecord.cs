using System.Globalization;

namespace Unroll.Text;

/// <summary>How a model was trained, as names and values that a model file can keep.</summary>
internal static class TrainingRecord
{
    public static IReadOnlyDictionary<string, string> Of(
        TrainingOptions training, NetworkOptions network, int texts, int devTexts, TrainingLoop loop, ITextModel? from)
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
            .. from is null ? [] : new[] { ("from", from.Task) },
            options[^1], // the seed, which all files have last
        ];
        return all.ToDictionary(entry => entry.Name, entry => entry.Value);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
