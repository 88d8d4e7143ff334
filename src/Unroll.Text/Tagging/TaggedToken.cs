namespace Unroll.Text;

/// <summary>A token of a text with its tag.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Probability">Of the tag, over all sequences of tags that the whole text may have, from 0 to 1.</param>
public readonly record struct TaggedToken(TokenSpan Span, string Tag, double Probability);
