namespace Unroll.Text;

/// <summary>Consecutive tokens of a text that are one thing.</summary>
/// <param name="Text">The part of the text, from the first token's start to the last one's end.</param>
/// <param name="Span">Its position, in characters.</param>
/// <param name="Type">The type; empty if spans have no types because they are words.</param>
/// <param name="Probability">The probability that exactly these tokens are a span of this type, from 0 to 1.</param>
public readonly record struct TaggedSpan(string Text, TokenSpan Span, string Type, double Probability)
{
    /// <summary>The text with its type, and its position: <c>New York/LOC 13..21</c>.</summary>
    public override string ToString() => string.IsNullOrEmpty(Type) ? $"{Text} {Span}" : $"{Text}/{Type} {Span}";
}
