namespace Unroll.Text;

/// <summary>Some tokens of a text on end that are one thing.</summary>
/// <param name="Type">What they are; empty where spans have no types, but are words.</param>
/// <param name="Span">Where they stand, from the first one's start to the last one's end.</param>
/// <param name="Probability">That all of them are this together and no more, from 0 to 1.</param>
public readonly record struct TaggedSpan(string Type, TokenSpan Span, double Probability);
