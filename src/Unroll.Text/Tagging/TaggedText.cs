namespace Unroll.Text;

/// <summary>A tagger's answer for a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens with their tags.</param>
/// <param name="Spans">The spans that the tags make, if their scheme has spans.</param>
public sealed record TaggedText(string Text, IReadOnlyList<TaggedToken> Tokens, IReadOnlyList<TaggedSpan> Spans)
{
    /// <summary>The same without positions and probabilities.</summary>
    public TaggedSentence ToSentence() =>
        new([.. Tokens.Select(token => token.Text)], [.. Tokens.Select(token => token.Tag)]);

    /// <summary>The tokens with their tags: <c>Ada/S-PER left/O</c>.</summary>
    public override string ToString() => string.Join(' ', Tokens);
}
