using System.Globalization;

namespace Unroll.Text;

/// <summary>How a model was trained, as names and values that a model file can keep.</summary>
internal static class TrainingRecord
{
    public static IReadOnlyDictionary<string,
        string> Of(TrainingOptions training, NetworkOptions options, int texts, int devTexts, TrainingLoop loop)
    {
        var record = new Dictionary<string, string>();
        Add("texts", $"{texts}");
        Add("devTexts", $"{devTexts}");
        Add("epochs", $"{loop.Epochs}");
        Add("keptEpoch", $"{loop.KeptEpoch}");
        foreach (var (name, value) in loop.KeptScores?.Values ?? [])
            Add($"dev.{name}", $"{value:R}");
        if (training.BatchTokens is { } tokens)
            Add("batchTokens", $"{tokens}");
        else
            Add("batch", $"{training.BatchSize}");
        Add("learningRate", $"{training.LearningRate}");
        Add("schedule", $"{training.Schedule}");
        Add("weightDecay", $"{training.WeightDecay}");
        Add("clip", $"{training.ClipNorm ?? 0}");
        Add("labelSmoothing", $"{training.LabelSmoothing}");
        Add("averageLast", $"{training.AverageLast}");
        if (training.Patience is { } patience)
            Add("patience", $"{patience}");
        if (options.Vocabulary.MinimumCount > 1)
            Add("minCount", $"{options.Vocabulary.MinimumCount}");
        if (options.Vocabulary.MaximumSize is { } size)
            Add("maxVocabulary", $"{size}");
        if (options is TextClassifierOptions { ClassWeights: { } weights })
            Add("classWeights", $"{weights}");
        if (options.InitialRange is { } range)
            Add("initialRange", $"{range}");
        if (options.Vectors is { } vectors)
            Add("vectors", $"{(vectors.Frozen ? "frozen" : "trained further")}");
        Add("seed", $"{training.Seed}");
        return record;

        void Add(string name, FormattableString value) =>
            record.Add(name, value.ToString(CultureInfo.InvariantCulture));
    }
}
