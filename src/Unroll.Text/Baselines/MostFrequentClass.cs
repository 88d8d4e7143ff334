namespace Unroll.Text;

/// <summary>
/// The baseline that ignores the text: always the most frequent class in training (the first in ordinal
/// order, if several are).
/// </summary>
public sealed class MostFrequentClass
{
    /// <summary>Counts the classes.</summary>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public MostFrequentClass(IReadOnlyCollection<LabelledText> training)
    {
        var texts = Given.All(training);
        if (texts.Length == 0)
            throw new ArgumentException("training is empty, but a class is needed", nameof(training));
        Label = texts.CountBy(text => text.Label)
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>The class.</summary>
    public string Label { get; }

    /// <summary>The scores of predicting that class for every text.</summary>
    public ClassificationScores Evaluate(IReadOnlyList<LabelledText> texts) =>
        ClassificationScores.Of(Given.All(texts), _ => Label);
}
