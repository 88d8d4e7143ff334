namespace Unroll.Text;

/// <summary>The tokens of a text or sentence as a network reads them.</summary>
/// <param name="Words">The id of each token.</param>
/// <param name="Characters">The ids of each token's characters; null if they are not read.</param>
/// <param name="Bigrams">
/// The id of each pair of neighbours, from the pair before the first token to the one after the last; null if they are
/// not read.
/// </param>
internal readonly record struct EncodedTokens(int[] Words, int[][]? Characters = null, int[]? Bigrams = null)
{
    public void AddTo(DataDigest digest)
    {
        digest.Add(Words);
        digest.Add(Characters);
        digest.Add(Bigrams ?? []);
    }
}
