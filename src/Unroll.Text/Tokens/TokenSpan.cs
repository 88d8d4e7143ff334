namespace Unroll.Text;

/// <summary>Where a token, or several in a row, stand in their text.</summary>
/// <param name="Start">The index of the first UTF-16 character.</param>
/// <param name="Length">How many UTF-16 characters it has.</param>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>The index after the last UTF-16 character.</summary>
    public int End => Start + Length;

    /// <summary>What stands there.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Start and end, as C# writes a range: <c>13..21</c>.</summary>
    public override string ToString() => $"{Start}..{End}";
}
