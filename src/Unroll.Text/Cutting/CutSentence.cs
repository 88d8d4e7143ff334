namespace Unroll.Text;

/// <summary>A sentence that was found in a text.</summary>
/// <param name="Places">The position of each word's token: the same for all words of a multiword token.</param>
/// <param name="Words">The words.</param>
internal sealed record CutSentence(TokenSpan[] Places, string[] Words);
