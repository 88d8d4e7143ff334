namespace Unroll.Text;

/// <summary>
/// A baseline that uses which tokens a text has but not their order: multinomial naive Bayes with one added to
/// every count. What a recurrent network gains over it comes from the order of tokens.
/// </summary>
public sealed class BagOfWords
{
    private readonly ITokenizer _tokenizer;
    private readonly TextFolding _folding;
    private readonly string[] _labels;
    private readonly double[] _priors;
    private readonly double[] _unseen;
    private readonly Dictionary<string, double[]> _weights = new(StringComparer.Ordinal);

    /// <summary>Counts the tokens of each class.</summary>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public BagOfWords(IReadOnlyCollection<LabelledText> training, ITokenizer tokenizer, TextFolding folding = default)
    {
        var texts = Given.All(training);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (texts.Length == 0)
            throw new ArgumentException("training is empty, but classes are needed", nameof(training));
        (_tokenizer, _folding) = (tokenizer, folding);
        _labels = [.. texts.Select(text => text.Label).Distinct().Order(StringComparer.Ordinal)];
        _priors = new double[_labels.Length];
        var totals = new double[_labels.Length];
        foreach (var text in texts)
        {
            var label = Array.BinarySearch(_labels, text.Label, StringComparer.Ordinal);
            _priors[label]++;
            foreach (var token in tokenizer.Tokenize(text.Text, folding))
            {
                if (!_weights.TryGetValue(token, out var counts))
                    _weights.Add(token, counts = new double[_labels.Length]);
                counts[label]++;
                totals[label]++;
            }
        }
        // One token more than were seen: the unknown one.
        _unseen = [.. totals.Select(total => -Math.Log(total + _weights.Count + 1))];
        for (var label = 0; label < _labels.Length; label++)
        {
            _priors[label] = Math.Log(_priors[label] / texts.Length);
            foreach (var counts in _weights.Values)
                counts[label] = Math.Log(counts[label] + 1) + _unseen[label];
        }
    }

    /// <summary>The most probable class of a text.</summary>
    public string Predict(string text)
    {
        var scores = (double[])_priors.Clone();
        foreach (var token in _tokenizer.Tokenize(text, _folding))
        {
            var weights = _weights.GetValueOrDefault(token, _unseen);
            for (var label = 0; label < scores.Length; label++)
                scores[label] += weights[label];
        }
        return _labels[ArgMax.In<double>(scores)];
    }

    /// <summary>The score over texts.</summary>
    public ClassificationScores Evaluate(IReadOnlyList<LabelledText> texts) =>
        ClassificationScores.Of(Given.All(texts), text => Predict(text.Text));
}
