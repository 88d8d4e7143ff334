namespace Unroll.SampleGenerator;

/// <summary>
/// Multinomial naive Bayes over a bag of tokens with one added to every count: how far a text's mere words lead,
/// with no regard to their order.
/// </summary>
internal sealed class NaiveBayes
{
    private const string Unknown = "<unk>";
    private readonly Func<string, IEnumerable<string>> _tokenize;
    private readonly HashSet<string> _vocabulary;
    private readonly Dictionary<string, int> _samples;
    private readonly Dictionary<string, Dictionary<string, int>> _counts = [];
    private readonly Dictionary<string, int> _totals = [];

    /// <summary>
    /// Tokens seen fewer than twice in training count as one unknown token, in training and afterwards.
    /// </summary>
    public NaiveBayes(IReadOnlyList<Sample> training, Func<string, IEnumerable<string>> tokenize)
    {
        _tokenize = tokenize;
        _vocabulary = training.SelectMany(sample => tokenize(sample.Text))
            .CountBy(token => token)
            .Where(pair => pair.Value >= 2)
            .Select(pair => pair.Key)
            .Append(Unknown)
            .ToHashSet(StringComparer.Ordinal);
        _samples = training.CountBy(sample => sample.Label).ToDictionary();
        foreach (var label in _samples.Keys)
        {
            _counts[label] = training.Where(sample => sample.Label == label)
                .SelectMany(sample => Tokens(sample.Text))
                .CountBy(token => token)
                .ToDictionary();
            _totals[label] = _counts[label].Values.Sum();
        }
    }

    public double Accuracy(IReadOnlyList<Sample> samples) =>
        samples.Count(sample => Classify(sample.Text) == sample.Label) / (double)samples.Count;

    public string Classify(string text)
    {
        var tokens = Tokens(text).ToList();
        return _samples.Keys.Order(StringComparer.Ordinal).MaxBy(label => Score(label, tokens))!;
    }

    private double Score(string label, List<string> tokens) =>
        Math.Log(_samples[label]) + tokens.Sum(token =>
            Math.Log((_counts[label].GetValueOrDefault(token) + 1.0) / (_totals[label] + _vocabulary.Count)));

    private IEnumerable<string> Tokens(string text) =>
        _tokenize(text).Select(token => _vocabulary.Contains(token) ? token : Unknown);
}
