namespace Unroll.Text;

/// <summary>A sentence as a tagger reads it.</summary>
/// <param name="Words">The id of each token.</param>
/// <param name="Characters">The ids of each token's characters; null if they are not read.</param>
/// <param name="Bigrams">
/// The id of each pair of neighbours, from the pair before the first token to the one after the last; null if they are
/// not read.
/// </param>
internal sealed record EncodedSentence(int[] Words, int[][]? Characters, int[]? Bigrams);
