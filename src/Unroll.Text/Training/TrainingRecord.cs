using System.Globalization;

namespace Unroll.Text;

/// <summary>How a model was trained, as names and values that a model file can keep.</summary>
internal static class TrainingRecord
{
    public static IReadOnlyDictionary<string, string> Of(
        TrainingOptions training, NetworkOptions network, int texts, int devTexts, TrainingLoop loop)
    {
        var record = new Dictionary<string, string>();
        Add("texts", $"{texts}");
        Add("devTexts", $"{devTexts}");
        Add("epochs", $"{loop.Epochs}");
        Add("keptEpoch", $"{loop.KeptEpoch}");
        foreach (var (name, value) in loop.KeptScores?.Values ?? [])
            Add($"dev.{name}", $"{value:R}");
        var options = TrainingOptions.Declared.Recorded(training).ToArray();
        // All files have the seed last.
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. options[..^1], .. network.Recorded(), options[^1]])
            record.Add(name, value);
        return record;

        void Add(string name, FormattableString value) =>
            record.Add(name, value.ToString(CultureInfo.InvariantCulture));
    }
}
