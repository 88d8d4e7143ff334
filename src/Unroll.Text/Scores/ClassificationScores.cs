namespace Unroll.Text;

/// <summary>How well texts were classified: which labels were predicted for which.</summary>
public sealed class ClassificationScores : IScores
{
    private readonly Dictionary<(int Label, int Predicted), int> _confusion;

    /// <summary>Counts predictions.</summary>
    /// <param name="pairs">For each text, its true label and the predicted one.</param>
    public ClassificationScores(IEnumerable<(string Label, string Predicted)> pairs)
    {
        (string Label, string Predicted)[] all = [.. Given.EachPair(pairs, "Label", "Predicted")];
        string[] labels = [.. all.Select(pair => pair.Label).Concat(all.Select(pair => pair.Predicted)).Distinct()
            .Order(StringComparer.Ordinal)];
        _confusion = all.CountBy(pair => (IndexOf(pair.Label), IndexOf(pair.Predicted)))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        Labels = labels;
        var (texts, predictions) = (new int[labels.Length], new int[labels.Length]);
        foreach (var ((label, predicted), count) in _confusion)
        {
            texts[label] += count;
            predictions[predicted] += count;
        }
        Classes = [.. labels.Select((label, i) => new ClassScore(label, Confused(i, i), texts[i], predictions[i]))];
        Texts = all.Length;
        Correct = Classes.Sum(one => one.Correct);

        int IndexOf(string label) => Array.BinarySearch(labels, label, StringComparer.Ordinal);
    }

    /// <summary>Texts whose label was predicted correctly.</summary>
    public int Correct { get; }

    /// <summary>All texts.</summary>
    public int Texts { get; }

    /// <summary>The true and the predicted labels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The scores of each of them.</summary>
    public IReadOnlyList<ClassScore> Classes { get; }

    /// <summary>The share of texts whose label was predicted correctly, from 0 to 1; 0 if there are no texts.</summary>
    public double Accuracy => Texts == 0 ? 0 : (double)Correct / Texts;

    /// <summary>
    /// The mean of the classes' F1, in which each class counts the same however many texts it has; 0 if there are none.
    /// </summary>
    public double MacroF1 => Classes.Count == 0 ? 0 : Classes.Average(one => one.F1);

    /// <inheritdoc/>
    public IReadOnlyList<NamedScore> Values => [new("accuracy", Accuracy), new("f1", MacroF1)];

    /// <summary>The confusion table without its zeros: which labels were predicted for which, and how often.</summary>
    public IReadOnlyList<Confusion> Confusions => [.. _confusion
        .OrderBy(entry => entry.Key)
        .Select(entry => new Confusion(Labels[entry.Key.Label], Labels[entry.Key.Predicted], entry.Value))];

    /// <summary>The confusion table: for how many texts of one label another was predicted.</summary>
    /// <param name="label">The true label, as an index of <see cref="Labels"/>.</param>
    /// <param name="predicted">The predicted label, as an index of <see cref="Labels"/>.</param>
    public int Confused(int label, int predicted) => _confusion.GetValueOrDefault((label, predicted));

    /// <summary>The scores on a line: <c>accuracy 93.1%, macro F1 92.8%</c>.</summary>
    public override string ToString() => $"accuracy {Percent.Of(Accuracy)}, macro F1 {Percent.Of(MacroF1)}";

    /// <summary>Counts the right predictions.</summary>
    internal static ClassificationScores Of(IReadOnlyList<LabelledText> texts, Func<LabelledText, string> predict) =>
        new(texts.Select(text => (text.Label, predict(text))));
}
