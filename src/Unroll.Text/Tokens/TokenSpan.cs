namespace Unroll.Text;

/// <summary>Where a token stands in its text.</summary>
/// <param name="Start">The index of its first UTF-16 character.</param>
/// <param name="Length">How many UTF-16 characters it has.</param>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>The token itself.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
