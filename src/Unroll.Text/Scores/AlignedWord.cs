namespace Unroll.Text;

/// <summary>A word by the characters of its token.</summary>
/// <param name="Start">The number of the token's first character, counted without blanks.</param>
/// <param name="End">The number after that of its last one.</param>
/// <param name="Folded">The word in lower case.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="IsMultiword">Whether its token becomes several words.</param>
internal readonly record struct AlignedWord(int Start, int End, string Folded, string Tag, bool IsMultiword);
