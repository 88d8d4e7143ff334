namespace Unroll.Text;

/// <summary>Some tokens in a row that are one thing.</summary>
/// <param name="Type">What they are; empty where spans have no types.</param>
/// <param name="Start">The index of the first token in its sentence.</param>
/// <param name="Length">How many tokens they are.</param>
public readonly record struct TagSpan(string Type, int Start, int Length)
{
    /// <summary>The index after the last token.</summary>
    public int End => Start + Length;

    /// <summary>The type, and the tokens as C# writes a range: <c>PER 2..4</c>.</summary>
    public override string ToString() => string.IsNullOrEmpty(Type) ? $"{Start}..{End}" : $"{Type} {Start}..{End}";
}
