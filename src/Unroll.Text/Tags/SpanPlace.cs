namespace Unroll.Text;

/// <summary>
/// The position of a token in its span, and of the span next to others: all that a tag may depend on besides the type.
/// </summary>
/// <param name="First">Whether the token begins the span.</param>
/// <param name="Last">Whether it ends it.</param>
/// <param name="Follows">Whether a span of the same type stands directly before this one.</param>
/// <param name="Precedes">Whether one stands directly after it.</param>
internal readonly record struct SpanPlace(bool First, bool Last, bool Follows, bool Precedes)
{
    /// <summary>The positions of a span's tokens, in order.</summary>
    /// <param name="spans">The spans of a sentence, in order.</param>
    /// <param name="at">Which of them.</param>
    public static IEnumerable<SpanPlace> Of(IReadOnlyList<TagSpan> spans, int at)
    {
        var span = spans[at];
        var follows = at > 0 && spans[at - 1].End == span.Start && spans[at - 1].Type == span.Type;
        var precedes = at < spans.Count - 1 && spans[at + 1].Start == span.End && spans[at + 1].Type == span.Type;
        for (var i = span.Start; i < span.End; i++)
            yield return new(i == span.Start, i == span.End - 1, follows, precedes);
    }
}
