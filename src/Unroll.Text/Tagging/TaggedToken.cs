namespace Unroll.Text;

/// <summary>A token of a text, or a word of a multiword token, with its tag.</summary>
/// <param name="Text">The token, or the word.</param>
/// <param name="Span">The position of the token, in characters: the same for all words of a multiword token.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Probability">
/// The probability of the tag, over all sequences of tags that its sentence may have, from 0 to 1.
/// </param>
public readonly record struct TaggedToken(string Text, TokenSpan Span, string Tag, double Probability)
{
    /// <summary>The token with its tag: <c>Ada/S-PER</c>.</summary>
    public override string ToString() => $"{Text}/{Tag}";
}
