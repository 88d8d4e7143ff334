namespace Unroll.Text;

/// <summary>
/// The baseline that looks at no context: a token gets the tag that it has most often in training, one that training
/// had not the tag most frequent of all tokens; the first in ordinal order, where several are. Charniak et al. (1993)
/// measure parts of speech against it. Where tokens are characters it cuts a text into words in the same manner.
/// </summary>
public sealed class MostFrequentTag
{
    private readonly IReadOnlyCollection<TaggedSentence> _training;
    private readonly Dictionary<string, string> _tags;

    /// <summary>Counts the tags of each token.</summary>
    /// <exception cref="ArgumentException">There is no token.</exception>
    public MostFrequentTag(IReadOnlyCollection<TaggedSentence> training)
    {
        _training = Given.All(training);
        if (_training.All(sentence => sentence.Tags.Count == 0))
            throw new ArgumentException("training is empty, but tags are needed", nameof(training));
        _tags = _training.SelectMany(sentence => sentence.Tokens.Zip(sentence.Tags))
            .GroupBy(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            .ToDictionary(tags => tags.Key, MostFrequent, StringComparer.Ordinal);
        Tag = MostFrequent(_training.SelectMany(sentence => sentence.Tags));

        static string MostFrequent(IEnumerable<string> tags) => tags.CountBy(tag => tag)
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>The tag of a token that training had not.</summary>
    public string Tag { get; }

    /// <summary>The tags of a sentence.</summary>
    public string[] Predict(IReadOnlyList<string> tokens)
    {
        return [.. Given.Each(tokens).Select(token => _tags.GetValueOrDefault(token, Tag))];
    }

    /// <summary>The scores over sentences; known is what training had.</summary>
    /// <param name="sentences">The sentences with their own tags.</param>
    /// <param name="scheme">The scheme of these and of training's.</param>
    /// <param name="spelling">How they are written; the standard way if null.</param>
    /// <exception cref="ArgumentException">The scheme has spans, and a tag is of none.</exception>
    public TaggingScores Evaluate(
        IReadOnlyList<TaggedSentence> sentences, TagScheme scheme, TagSpelling? spelling = null) => new(
        Given.Each(sentences).Select(sentence => (sentence, (IReadOnlyList<string>)Predict(sentence.Tokens))),
        scheme,
        _tags.ContainsKey,
        scheme == TagScheme.Bmes ? SegmentedWords.Of(_training, spelling) : null,
        spelling: spelling);
}
