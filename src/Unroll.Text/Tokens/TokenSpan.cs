namespace Unroll.Text;

/// <summary>The position of a token, or of several consecutive ones, in their text.</summary>
/// <param name="Start">The index of the first UTF-16 character.</param>
/// <param name="Length">How many UTF-16 characters it has.</param>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>The index after the last UTF-16 character.</summary>
    public int End => Start + Length;

    /// <summary>The text at this position.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Start and end, in the form of a C# range: <c>13..21</c>.</summary>
    public override string ToString() => $"{Start}..{End}";
}
