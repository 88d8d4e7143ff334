namespace Unroll.Text;

/// <summary>Texts in order, as many in each batch as the limit on tokens allows.</summary>
internal static class TokenBatches
{
    /// <param name="texts">The indices of the texts.</param>
    /// <param name="length">The number of tokens of each.</param>
    /// <param name="most">The most tokens of a batch; a longer text is a batch of its own.</param>
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
