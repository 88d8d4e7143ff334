namespace Unroll.Text;

/// <summary>A sentence of a text with its tags.</summary>
/// <param name="Tokens">Its tokens, or words of multiword tokens, in order; one or more.</param>
/// <param name="Spans">The spans that their tags make, if their scheme has spans.</param>
public sealed record TextSentence(IReadOnlyList<TaggedToken> Tokens, IReadOnlyList<TaggedSpan> Spans)
{
    /// <summary>Its tokens, or words of multiword tokens, in order; one or more.</summary>
    public IReadOnlyList<TaggedToken> Tokens { get; init => field = Given.Value(value, nameof(Tokens)); } =
        Given.Value(Tokens);

    /// <summary>The spans that their tags make, if their scheme has spans.</summary>
    public IReadOnlyList<TaggedSpan> Spans { get; init => field = Given.Value(value, nameof(Spans)); } =
        Given.Value(Spans);

    /// <summary>The position of the sentence in the text, in characters.</summary>
    public TokenSpan Span => new(Tokens[0].Span.Start, Tokens[^1].Span.End - Tokens[0].Span.Start);

    /// <summary>
    /// The same without probabilities, as <see cref="TaggedTextWriter"/> writes it: with how it stands in its text,
    /// unless tokens overlap.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="startsParagraph">Whether a paragraph begins with it.</param>
    /// <param name="spaceAfter">Whether a blank or the text's end follows.</param>
    internal TaggedSentence InText(string text, bool startsParagraph, bool spaceAfter)
    {
        var tagged = new TaggedSentence(
            [.. Tokens.Select(token => token.Text)], [.. Tokens.Select(token => token.Tag)]);
        var start = Span.Start;
        var tokens = new List<WrittenToken>();
        foreach (var (i, token) in Tokens.Index())
        {
            var place = token.Span with { Start = token.Span.Start - start };
            if (i > 0 && token.Span == Tokens[i - 1].Span)
                tokens[^1] = tokens[^1] with { Words = tokens[^1].Words + 1 };
            else if (i > 0 && token.Span.Start < Tokens[i - 1].Span.End)
                return tagged;
            else
                tokens.Add(new(place));
        }
        return tagged with
        {
            Written = new(text.Substring(start, Span.Length), tokens)
            {
                StartsParagraph = startsParagraph,
                SpaceAfter = spaceAfter,
            },
        };
    }
}
