namespace Unroll.Text;

/// <summary>Some tokens on end that are one thing.</summary>
/// <param name="Type">What they are; empty where spans have no types.</param>
/// <param name="Start">The first of them.</param>
/// <param name="End">The one behind the last.</param>
public readonly record struct TagSpan(string Type, int Start, int End);
