namespace Unroll.Text;

/// <summary>
/// The baseline that only remembers: a sentence gets the translation of the most similar training sentence.
/// Similarity is the Dice coefficient of the character bigrams of two sentences; the first in
/// training is taken if several are equally similar. What a translator gains over it comes from combining what it
/// never saw together.
/// </summary>
public sealed class NearestSentence
{
    /// <summary>
    /// How many training sentences are remembered, the first ones, so that the index stays small for a large corpus.
    /// </summary>
    public const int MaximumSentences = 100_000;

    /// <summary>
    /// How many entries of the index a sentence may visit, its rarest bigrams first, so that a large corpus takes no
    /// longer.
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

    /// <summary>The translation of the training sentence that is most similar to this one.</summary>
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
    /// <param name="tokens">The tokens of BLEU; <see cref="BleuTokens.Mteval"/> if null.</param>
    public TranslationScores Evaluate(IEnumerable<SentencePair> pairs, BleuTokens? tokens = null)
    {
        return new(Given.Each(pairs).Select(pair => (Predict(pair.Source), pair.Target)), tokens);
    }

    /// <summary>
    /// The different character bigrams, with a space before and after the text, so that its ends count
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
