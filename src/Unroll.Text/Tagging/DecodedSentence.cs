namespace Unroll.Text;

/// <summary>The tags that a tagger chose for a sentence.</summary>
/// <param name="Tags">The number of each token's tag.</param>
/// <param name="Probabilities">How probable each is; empty where that was not asked for.</param>
/// <param name="Spans">The spans that the tags make, with their probabilities; likewise.</param>
internal sealed record DecodedSentence(
    int[] Tags, double[] Probabilities, IReadOnlyList<(TagSpan Span, double Probability)> Spans)
{
    public static DecodedSentence Empty { get; } = new([], [], []);

    /// <summary>Piece behind piece.</summary>
    public DecodedSentence With(DecodedSentence next) => new(
        [.. Tags, .. next.Tags],
        [.. Probabilities, .. next.Probabilities],
        [.. Spans, .. next.Spans.Select(
            one => (new TagSpan(one.Span.Type, one.Span.Start + Tags.Length, one.Span.End + Tags.Length),
            one.Probability))]);

    public TaggedText Of(string text, TokenSpan[] tokens, TagSet tags)
    {
        var names = tags.Decode(Tags);
        return new TaggedText(
            text,
            [.. tokens.Select((token, i) => new TaggedToken(token, names[i], Probabilities[i]))],
            [.. Spans.Select(
                one => new TaggedSpan(
                one.Span.Type, Around(tokens[one.Span.Start], tokens[one.Span.End - 1]), one.Probability))]);
    }

    private static TokenSpan Around(TokenSpan first, TokenSpan last) =>
        new(first.Start, last.Start + last.Length - first.Start);
}
