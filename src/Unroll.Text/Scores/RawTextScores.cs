namespace Unroll.Text;

/// <summary>
/// How well raw text was cut and tagged, as the evaluation of the CoNLL 2018 shared task counts it (Zeman et al. 2018,
/// <c>conll18_ud_eval.py</c>): gold and predicted sentences are compared by the characters that are not blank. A token
/// or a sentence is right if both its ends are. Words are aligned by their tokens, and within multiword tokens by the
/// longest common subsequence of the words themselves; a tag is right if its word is aligned and the tags are the same.
/// </summary>
public sealed class RawTextScores : IScores
{
    /// <summary>Counts predictions.</summary>
    /// <param name="gold">
    /// The right sentences; without <see cref="TaggedSentence.Written"/> their words are their tokens.
    /// </param>
    /// <param name="predicted">Those that were found in the same text.</param>
    /// <param name="scheme">The scheme of the tags of both.</param>
    /// <param name="spelling">How those are written; null for the standard spelling.</param>
    /// <exception cref="ArgumentException">
    /// The characters of both are not the same, a sentence does not have a tag for each token or is written as other
    /// words, or the scheme has spans and a tag does not belong to it.
    /// </exception>
    public RawTextScores(
        IEnumerable<TaggedSentence> gold, IEnumerable<TaggedSentence> predicted, TagScheme scheme = TagScheme.None,
        TagSpelling? spelling = null)
    {
        var (right, found) = (
            new AlignedText(Given.Each(gold), scheme, spelling, nameof(gold)),
            new AlignedText(Given.Each(predicted), scheme, spelling, nameof(predicted)));
        if (right.DifferenceTo(found) is { } difference)
            throw new ArgumentException(difference, nameof(predicted));
        var pairs = WordAlignment.Of(right.Words, found.Words);
        Tokens = Ranges(right.Tokens, found.Tokens);
        Sentences = Ranges(right.Sentences, found.Sentences);
        Words = new("", pairs.Count, right.Words.Count, found.Words.Count);
        Tags = Words with { Correct = pairs.Count(pair => pair.Gold.Tag == pair.Predicted.Tag) };
        Spans = scheme == TagScheme.None ? null : Ranges(right.Spans, found.Spans);
    }

    /// <summary>Tokens, as they stand in the text.</summary>
    public SpanScore Tokens { get; }

    /// <summary>Sentences.</summary>
    public SpanScore Sentences { get; }

    /// <summary>Words: tokens, or what multiword tokens become.</summary>
    public SpanScore Words { get; }

    /// <summary>Words with the right tag.</summary>
    public SpanScore Tags { get; }

    /// <summary>The spans that tags make, of all types together; null if the scheme has none.</summary>
    public SpanScore? Spans { get; }

    /// <summary>The scores with their names: what an evaluation prints, in its order.</summary>
    public IEnumerable<(string Name, SpanScore Score)> All =>
    [
        ("tokens", Tokens), ("sentences", Sentences), ("words", Words), ("tags", Tags),
        .. Spans is null ? Array.Empty<(string, SpanScore)>() : [("spans", Spans)],
    ];

    /// <inheritdoc/>
    /// <remarks>The F1 of each: <c>spansF1</c> first if there are spans, and then <c>tagsF1</c>.</remarks>
    public IReadOnlyList<NamedScore> Values =>
        [.. All.Reverse().Select(one => new NamedScore($"{one.Name}F1", one.Score.F1))];

    /// <summary>The scores on a line: <c>tokens 99.1%, sentences 88.0%, words 98.9%, tags 94.0%</c>.</summary>
    public override string ToString() => string.Join(", ", All.Select(one => $"{one.Name} {Percent.Of(one.Score.F1)}"));

    private static SpanScore Ranges<T>(IReadOnlyCollection<T> gold, IReadOnlyCollection<T> predicted)
    {
        var there = gold.ToHashSet();
        return new("", predicted.Count(there.Contains), gold.Count, predicted.Count);
    }
}
