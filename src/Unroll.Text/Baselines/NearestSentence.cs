namespace Unroll.Text;

/// <summary>
/// The baseline that only remembers: a sentence gets the translation of the training sentence that is most like it.
/// Likeness is the Dice coefficient of the pairs of neighbouring characters that two sentences have; the first in
/// training counts, where several are as like. What a translator scores above it, it owes to putting together what it
/// never saw together.
/// </summary>
public sealed class NearestSentence
{
    /// <summary>
    /// Training sentences that are remembered, the first ones; so that the index stays small beside a large corpus.
    /// </summary>
    public const int MaximumSentences = 100_000;

    /// <summary>
    /// Entries of the index that a sentence may visit, its rarest pairs first; so that a large corpus takes no longer.
    /// </summary>
    private const int MaximumVisits = 1_000_000;

    private readonly string[] _targets;
    private readonly int[] _counts;
    private readonly Dictionary<int, List<int>> _sentences = [];

    /// <summary>Remembers sentences with their translations.</summary>
    /// <exception cref="ArgumentException">There is no sentence.</exception>
    public NearestSentence(IEnumerable<SentencePair> training)
    {
        SentencePair[] pairs = [.. Given.Each(training).Take(MaximumSentences)];
        if (pairs.Length == 0)
            throw new ArgumentException("training is empty, but sentences are needed", nameof(training));
        _targets = [.. pairs.Select(pair => pair.Target)];
        _counts = new int[pairs.Length];
        for (var sentence = 0; sentence < pairs.Length; sentence++)
        {
            var bigrams = Bigrams(pairs[sentence].Source);
            _counts[sentence] = bigrams.Count;
            foreach (var bigram in bigrams)
            {
                if (!_sentences.TryGetValue(bigram, out var sentences))
                    _sentences.Add(bigram, sentences = []);
                sentences.Add(sentence);
            }
        }
    }

    /// <summary>The translation of the training sentence that is most like this one.</summary>
    public string Predict(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bigrams = Bigrams(source);
        var shared = new int[_targets.Length];
        var (visits, nearest, likeness) = (0, 0, 0.0);
        foreach (var sentences in bigrams.Select(bigram => _sentences.GetValueOrDefault(bigram, []))
            .OrderBy(sentences => sentences.Count))
        {
            if ((visits += sentences.Count) > MaximumVisits)
                break;
            foreach (var sentence in sentences)
                shared[sentence]++;
        }
        for (var sentence = 0; sentence < shared.Length; sentence++)
        {
            var dice = 2.0 * shared[sentence] / (bigrams.Count + _counts[sentence]);
            if (dice > likeness)
                (nearest, likeness) = (sentence, dice);
        }
        return _targets[nearest];
    }

    /// <summary>The scores over sentences with their translations.</summary>
    /// <param name="pairs">The sentences.</param>
    /// <param name="tokens">What BLEU counts as words; <see cref="BleuTokens.Mteval"/> if null.</param>
    public TranslationScores Evaluate(IEnumerable<SentencePair> pairs, BleuTokens? tokens = null)
    {
        return new(Given.Each(pairs).Select(pair => (Predict(pair.Source), pair.Target)), tokens);
    }

    /// <summary>
    /// The different pairs of neighbouring characters, with a space before and behind the text, so that its ends count
    /// and one character is enough.
    /// </summary>
    private static HashSet<int> Bigrams(string text)
    {
        var bigrams = new HashSet<int>();
        var before = ' ';
        foreach (var letter in text.Append(' '))
        {
            bigrams.Add(before << 16 | letter);
            before = letter;
        }
        return bigrams;
    }
}
