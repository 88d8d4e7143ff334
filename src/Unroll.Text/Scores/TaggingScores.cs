namespace Unroll.Text;

/// <summary>
/// How well sentences were tagged: tokens by their tags, and spans, if the scheme has any, as CoNLL's scorer
/// conlleval counts them (<see cref="TagSchemes.Spans"/>), over all sentences together. Spans without
/// a type are words of a segmented text, and counted as in the SIGHAN bakeoffs (Sproat &amp; Emerson 2003): right if
/// both ends are. Their script aligns words with <c>diff</c> instead of by position, so its results may differ a little
/// if a word is repeated nearby.
/// </summary>
public sealed class TaggingScores : IScores
{
    private readonly Dictionary<string, SpanScore> _types = new(StringComparer.Ordinal);

    /// <summary>Counts predictions.</summary>
    /// <param name="pairs">Each sentence with its gold tags, and the predicted ones.</param>
    /// <param name="scheme">The scheme of both.</param>
    /// <param name="knownTokens">
    /// Whether a token is in training; without it, <see cref="Known"/> and <see cref="Unknown"/> stay empty.
    /// </param>
    /// <param name="trainingWords">
    /// The words of the segmented training texts (<see cref="SegmentedWords"/>); without them,
    /// <see cref="OutOfVocabulary"/> and <see cref="InVocabulary"/> stay empty.
    /// </param>
    /// <param name="knownTags">Whether a tag is in training; without it, <see cref="UnknownTags"/> stays 0.</param>
    /// <param name="spelling">How the tags of both are written; null for the standard spelling.</param>
    /// <exception cref="ArgumentException">
    /// A sentence does not have as many predicted tags as tokens, or the scheme has spans and a tag does not belong to
    /// it.
    /// </exception>
    public TaggingScores(
        IEnumerable<(TaggedSentence Gold, IReadOnlyList<string> Predicted)> pairs, TagScheme scheme, Func<string,
            bool>? knownTokens = null, IReadOnlySet<string>? trainingWords = null,
        Func<string, bool>? knownTags = null, TagSpelling? spelling = null)
    {
        Scheme = scheme;
        foreach (var (gold, predicted) in Given.EachPair(pairs, "Gold", "Predicted"))
        {
            if (predicted.Count != gold.Tags.Count)
                throw new ArgumentException(
                    $"a sentence has {gold.Tags.Count} tokens, but {predicted.Count} predicted tags were given; give "
                    + "one for each", nameof(pairs));
            Sentences++;
            if (knownTags is not null)
                UnknownTags += gold.Tags.Count(tag => !knownTags(tag));
            CountTokens(gold, predicted, knownTokens);
            if (scheme != TagScheme.None)
                CountSpans(gold, predicted, trainingWords, spelling);
        }
        Types = [.. _types.Values.Where(one => one.Type.Length > 0).OrderBy(one => one.Type, StringComparer.Ordinal)];
        if (scheme != TagScheme.None)
            Spans = new("", _types.Values.Sum(one => one.Correct), _types.Values.Sum(one => one.Gold),
                _types.Values.Sum(one => one.Predicted));
    }

    /// <summary>The scheme of the tags.</summary>
    public TagScheme Scheme { get; }

    /// <summary>How many sentences there are.</summary>
    public int Sentences { get; private set; }

    /// <summary>Tokens whose tag was predicted correctly.</summary>
    public Tally Tokens { get; private set; }

    /// <summary>The same for tokens that are in training.</summary>
    public Tally Known { get; private set; }

    /// <summary>The same for tokens that are not in training.</summary>
    public Tally Unknown { get; private set; }

    /// <summary>Tokens whose gold tag is not in training: none of them can be right.</summary>
    public int UnknownTags { get; private set; }

    /// <summary>The spans of all types together; null if the scheme has none.</summary>
    public SpanScore? Spans { get; }

    /// <summary>
    /// The spans of each type in the gold or predicted tags, in ordinal order; none if spans have no types.
    /// </summary>
    public IReadOnlyList<SpanScore> Types { get; }

    /// <summary>Words that are not in training, and how many of them were found: the script's OOV recall.</summary>
    public Tally OutOfVocabulary { get; private set; }

    /// <summary>The same for the words that are in training: the script's IV recall.</summary>
    public Tally InVocabulary { get; private set; }

    /// <inheritdoc/>
    /// <remarks>
    /// <c>f1</c> first if there are spans, <c>accuracy</c> otherwise; what does not apply is left out, such as
    /// <c>unknownAccuracy</c> if no token is unknown.
    /// </remarks>
    public IReadOnlyList<NamedScore> Values
    {
        get
        {
            var values = new List<NamedScore>();
            if (Spans is not null)
                values.Add(new("f1", Spans.F1));
            values.Add(new("accuracy", Tokens.Share));
            AddTally("knownAccuracy", Known);
            AddTally("unknownAccuracy", Unknown);
            if (Spans is not null)
                values.AddRange([new("precision", Spans.Precision), new("recall", Spans.Recall)]);
            AddTally("oovRecall", OutOfVocabulary);
            AddTally("ivRecall", InVocabulary);
            return values;

            void AddTally(string name, Tally tally)
            {
                if (tally.Total > 0)
                    values.Add(new(name, tally.Share));
            }
        }
    }

    /// <summary>The scores on a line: <c>F1 91.2%, accuracy 97.0%</c>, or the accuracy alone.</summary>
    public override string ToString() =>
        $"{(Spans is null ? "" : $"F1 {Percent.Of(Spans.F1)}, ")}accuracy {Percent.Of(Tokens.Share)}";

    private void CountTokens(TaggedSentence gold, IReadOnlyList<string> predicted, Func<string, bool>? knownTokens)
    {
        for (var i = 0; i < predicted.Count; i++)
        {
            var isCorrect = gold.Tags[i] == predicted[i];
            Tokens = Tokens.With(isCorrect);
            if (knownTokens is null)
                continue;
            if (knownTokens(gold.Tokens[i]))
                Known = Known.With(isCorrect);
            else
                Unknown = Unknown.With(isCorrect);
        }
    }

    private void CountSpans(
        TaggedSentence gold, IReadOnlyList<string> predicted, IReadOnlySet<string>? trainingWords,
            TagSpelling? spelling)
    {
        var found = TagSchemes.Spans(predicted, Scheme, spelling).ToHashSet();
        foreach (var span in found)
            _types[span.Type] = Score(span.Type) with { Predicted = Score(span.Type).Predicted + 1 };
        foreach (var span in TagSchemes.Spans(gold.Tags, Scheme, spelling))
        {
            var isCorrect = found.Contains(span);
            var score = Score(span.Type);
            _types[span.Type] = score with { Gold = score.Gold + 1, Correct = score.Correct + (isCorrect ? 1 : 0) };
            if (trainingWords is null || span.Type.Length > 0)
                continue;
            if (trainingWords.Contains(SegmentedWords.Word(gold.Tokens, span)))
                InVocabulary = InVocabulary.With(isCorrect);
            else
                OutOfVocabulary = OutOfVocabulary.With(isCorrect);
        }
    }

    private SpanScore Score(string type) => _types.GetValueOrDefault(type) ?? new(type, 0, 0, 0);
}
