namespace Unroll.Text;

/// <summary>Some tokens in a row of a text that are one thing.</summary>
/// <param name="Text">The part of the text, from the first token's start to the last one's end.</param>
/// <param name="Span">Where that stands, in characters.</param>
/// <param name="Type">What they are; empty where spans have no types, but are words.</param>
/// <param name="Probability">That all of them are this together and no more, from 0 to 1.</param>
public readonly record struct TaggedSpan(string Text, TokenSpan Span, string Type, double Probability)
{
    /// <summary>The text with its type, and where it stands: <c>New York/LOC 13..21</c>.</summary>
    public override string ToString() => string.IsNullOrEmpty(Type) ? $"{Text} {Span}" : $"{Text}/{Type} {Span}";
}
