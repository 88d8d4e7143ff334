using System.Globalization;

namespace Unroll.Text;

/// <summary>How a model was trained, as names and values that a model file can keep.</summary>
internal static class TrainingRecord
{
    public static IReadOnlyDictionary<string, string> Of(
        TrainingOptions training, NetworkOptions options, int texts, int devTexts, TrainingLoop loop) =>
        new Dictionary<string, string>(
        [
            Entry("texts", $"{texts}"),
            Entry("devTexts", $"{devTexts}"),
            Entry("epochs", $"{loop.Epochs}"),
            Entry("keptEpoch", $"{loop.KeptEpoch}"),
            .. (loop.KeptScores?.Values ?? []).Select(score => Entry($"dev.{score.Name}", $"{score.Value:R}")),
            .. Settings(training),
            .. Settings(options),
            Entry("seed", $"{training.Seed}"),
        ]);

    /// <summary>How a training goes, but for how long and its seed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(TrainingOptions training)
    {
        yield return training.BatchTokens is { } tokens ? Entry("batchTokens", $"{tokens}")
            : Entry("batch", $"{training.BatchSize}");
        yield return Entry("learningRate", $"{training.LearningRate}");
        yield return Entry("schedule", $"{training.Schedule}");
        yield return Entry("weightDecay", $"{training.WeightDecay}");
        yield return Entry("clip", $"{training.ClipNorm ?? 0}");
        yield return Entry("labelSmoothing", $"{training.LabelSmoothing}");
        yield return Entry("averageLast", $"{training.AverageLast}");
        if (training.Patience is { } patience)
            yield return Entry("patience", $"{patience}");
    }

    /// <summary>The options of a network that only its training needs.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(NetworkOptions options)
    {
        if (options.Vocabulary.MinimumCount > 1)
            yield return Entry("minCount", $"{options.Vocabulary.MinimumCount}");
        if (options.Vocabulary.MaximumSize is { } size)
            yield return Entry("maxVocabulary", $"{size}");
        if (options is TextClassifierOptions { ClassWeights: { } weights })
            yield return Entry("classWeights", $"{weights}");
        if (options.InitialRange is { } range)
            yield return Entry("initialRange", $"{range}");
        if (options.Vectors is { } vectors)
            yield return Entry("vectors", $"{(vectors.Frozen ? "frozen" : "trained further")}");
    }

    public static KeyValuePair<string, string> Entry(string name, FormattableString value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture));
}
