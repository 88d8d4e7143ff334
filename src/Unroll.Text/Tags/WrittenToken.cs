namespace Unroll.Text;

/// <summary>A token as it stands in a text.</summary>
/// <param name="Span">Its position in the text, of a character or more.</param>
/// <param name="Words">
/// How many words it becomes, 1 or more: 2 for a multiword token such as Italian <c>del</c>, which is <c>di</c> and
/// <c>il</c>.
/// </param>
public readonly record struct WrittenToken(TokenSpan Span, int Words = 1);
