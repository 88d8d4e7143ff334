namespace Unroll.Text;

/// <summary>Texts in their order, as many in each batch as their tokens allow.</summary>
internal static class TokenBatches
{
    /// <param name="texts">The texts, by their numbers.</param>
    /// <param name="length">Tokens of each.</param>
    /// <param name="most">Tokens of a batch, at most; a text with more is a batch alone.</param>
    public static IEnumerable<int[]> Cut(IEnumerable<int> texts, Func<int, int> length, int most)
    {
        var batch = new List<int>();
        long tokens = 0;
        foreach (var text in texts)
        {
            if (batch.Count > 0 && tokens + length(text) > most)
            {
                yield return [.. batch];
                batch.Clear();
                tokens = 0;
            }
            batch.Add(text);
            tokens += length(text);
        }
        if (batch.Count > 0)
            yield return [.. batch];
    }
}
