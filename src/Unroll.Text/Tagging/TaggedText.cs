namespace Unroll.Text;

/// <summary>What a tagger says of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens with their tags.</param>
/// <param name="Spans">What the tags say together, where their scheme has spans.</param>
public sealed record TaggedText(string Text, IReadOnlyList<TaggedToken> Tokens, IReadOnlyList<TaggedSpan> Spans)
{
    /// <summary>The same without places and probabilities.</summary>
    public TaggedSentence Sentence =>
        new([.. Tokens.Select(token => token.Span.In(Text).ToString())], [.. Tokens.Select(token => token.Tag)]);
}
