namespace Unroll.Text;

/// <summary>A token of a text with its tag.</summary>
/// <param name="Text">The token.</param>
/// <param name="Span">Its position, in characters.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Probability">
/// The probability of the tag, over all sequences of tags that the whole text may have, from 0 to 1.
/// </param>
public readonly record struct TaggedToken(string Text, TokenSpan Span, string Tag, double Probability)
{
    /// <summary>The token with its tag: <c>Ada/S-PER</c>.</summary>
    public override string ToString() => $"{Text}/{Tag}";
}
