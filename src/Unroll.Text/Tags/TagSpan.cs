namespace Unroll.Text;

/// <summary>Consecutive tokens that are one thing.</summary>
/// <param name="Type">The type; empty if spans have no types.</param>
/// <param name="Start">The index of the first token in its sentence.</param>
/// <param name="Length">How many tokens there are.</param>
public readonly record struct TagSpan(string Type, int Start, int Length)
{
    /// <summary>The index after the last token.</summary>
    public int End => Start + Length;

    /// <summary>The type, and the tokens in the form of a C# range: <c>PER 2..4</c>.</summary>
    public override string ToString() => string.IsNullOrEmpty(Type) ? $"{Start}..{End}" : $"{Type} {Start}..{End}";
}
