namespace Unroll.Text;

/// <summary>The tags that a tagger chose for a sentence.</summary>
/// <param name="Tags">The number of each token's tag.</param>
/// <param name="Probabilities">The probability of each; empty if not requested.</param>
/// <param name="Spans">The spans that the tags make, with their probabilities; empty if not requested.</param>
internal sealed record DecodedSentence(
    int[] Tags, double[] Probabilities, IReadOnlyList<(TagSpan Span, double Probability)> Spans)
{
    public static DecodedSentence Empty { get; } = new([], [], []);

    /// <summary>Appends the next piece of the sentence.</summary>
    public DecodedSentence With(DecodedSentence next) => new(
        [.. Tags, .. next.Tags],
        [.. Probabilities, .. next.Probabilities],
        [.. Spans, .. next.Spans.Select(
            one => (one.Span with { Start = one.Span.Start + Tags.Length }, one.Probability))]);

    /// <param name="text">The text.</param>
    /// <param name="sentence">The words that were tagged.</param>
    /// <param name="tags">The tags' names.</param>
    public TextSentence Of(string text, CutSentence sentence, TagSet tags)
    {
        var (places, words) = (sentence.Places, sentence.Words);
        var names = tags.Decode(Tags);
        return new TextSentence(
            [.. places.Select((place, i) => new TaggedToken(words[i], place, names[i], Probabilities[i]))],
            [.. Spans.Select(one => Written(one.Span, one.Probability))]);

        TaggedSpan Written(TagSpan span, double probability)
        {
            var start = places[span.Start].Start;
            var place = new TokenSpan(start, places[span.End - 1].End - start);
            return new(place.In(text).ToString(), place, span.Type, probability);
        }
    }
}
