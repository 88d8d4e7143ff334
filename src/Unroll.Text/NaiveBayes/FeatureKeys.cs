namespace Unroll.Text;

/// <summary>
/// What <see cref="NaiveBayesVote"/> counts of a text: its different tokens, and its different pairs of neighbours.
/// Both are numbers: the first one's id, which is 0 for a token alone, in the upper 32 bits, and the second one's in
/// the lower.
/// </summary>
internal static class FeatureKeys
{
    public static long Of(int before, int token) => ((long)before << 32) + token;

    public static (int Before, int Token) Parts(long key) => ((int)(key >> 32), (int)key);

    /// <summary>Whether each key is larger than the one before it.</summary>
    public static bool AreAscending(ReadOnlySpan<long> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] <= keys[i - 1])
                return false;
        }
        return true;
    }

    /// <summary>The keys of a text.</summary>
    public static long[] Of(int[] text)
    {
        var keys = new long[Most(text)];
        return keys[..Write(text, keys)];
    }

    /// <summary>The most keys that a text can have.</summary>
    public static int Most(ReadOnlySpan<int> text) => 2 * text.Length;

    /// <summary>Writes the keys of a text in ascending order, without those of unknown tokens.</summary>
    /// <param name="text">Token ids.</param>
    /// <param name="keys">Room for <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Write(ReadOnlySpan<int> text, Span<long> keys)
    {
        var (count, before) = (0, Vocabulary.Unknown);
        foreach (var token in text)
        {
            if (token > Vocabulary.Unknown)
            {
                keys[count++] = Of(0, token);
                if (before > Vocabulary.Unknown)
                    keys[count++] = Of(before, token);
            }
            before = token;
        }
        keys[..count].Sort();
        var different = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                keys[different++] = keys[i];
        }
        return different;
    }
}
