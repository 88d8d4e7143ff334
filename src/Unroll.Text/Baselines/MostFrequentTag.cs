namespace Unroll.Text;

/// <summary>
/// The baseline that ignores context: a token gets its most frequent tag in training, and a token that is not in
/// training gets the most frequent tag of all tokens (the first in ordinal order, if several are). Charniak et al.
/// (1993) measure parts of speech against it. If tokens are characters, it splits a text into words in the same way.
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

    /// <summary>The tag of a token that is not in training.</summary>
    public string Tag { get; }

    /// <summary>The tags of a sentence.</summary>
    public string[] Predict(IReadOnlyList<string> tokens)
    {
        return [.. Given.Each(tokens).Select(token => _tags.GetValueOrDefault(token, Tag))];
    }

    /// <summary>The scores over sentences; known tokens are those of training.</summary>
    /// <param name="sentences">The sentences with their own tags.</param>
    /// <param name="scheme">The scheme of these and of the training tags.</param>
    /// <param name="spelling">How they are written; null for the standard spelling.</param>
    /// <exception cref="ArgumentException">The scheme has spans, and a tag does not belong to it.</exception>
    public TaggingScores Evaluate(
        IReadOnlyList<TaggedSentence> sentences, TagScheme scheme, TagSpelling? spelling = null) => new(
        Given.Each(sentences).Select(sentence => (sentence, (IReadOnlyList<string>)Predict(sentence.Tokens))),
        scheme,
        _tags.ContainsKey,
        scheme == TagScheme.Bmes ? SegmentedWords.Of(_training, spelling) : null,
        spelling: spelling);
}
