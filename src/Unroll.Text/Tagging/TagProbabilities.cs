namespace Unroll.Text;

/// <summary>The probabilities of the tags of a batch: from the CRF, or from each step's softmax.</summary>
internal sealed class TagProbabilities
{
    private readonly CrfPosterior? _posterior;
    private readonly Tensor _marginals;
    private readonly PackedLayout _layout;

    /// <exception cref="NotFiniteNumberException">A probability is not finite.</exception>
    public TagProbabilities(LinearChainCrf? crf, PackedSequence scores)
    {
        _posterior = crf?.Posterior(scores);
        _marginals = _posterior?.Marginals ?? scores.Data.Softmax();
        FiniteScores.Check(_marginals.Span);
        _layout = scores.Layout;
    }

    /// <summary>A sentence of the batch with its tags, their probabilities, and its spans.</summary>
    public DecodedSentence Of(int sentence, int[] tags, TagSet set) => new(
        tags,
        [.. tags.Select((tag, step) => Marginal(sentence, step, tag))],
        [.. set.Spans(tags).Select(span => (span, Probability(sentence, span.Start, tags[span.Start..span.End])))]);

    private double Probability(int sentence, int start, int[] tags) =>
        _posterior?.Probability(sentence, start, tags) ?? tags.Select((tag, i) => Marginal(sentence, start + i, tag))
            .Aggregate(1.0, (product, probability) => product * probability);

    private double Marginal(int sentence, int step, int tag) =>
        _marginals.Span[_layout.RowOf(sentence, step) * _marginals.Shape[1] + tag];
}
