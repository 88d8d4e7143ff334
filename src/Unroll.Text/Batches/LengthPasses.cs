namespace Unroll.Text;

/// <summary>
/// Runs many texts in batches: those of similar length together, and each thread has its own
/// batches.
/// </summary>
internal static class LengthPasses
{
    /// <summary>
    /// Approximate tokens per pass: many rows in every product, and few enough to stay in cache; a longer text
    /// is a pass of its own.
    /// </summary>
    public const int Tokens = 1024;

    /// <param name="texts">The indices of the texts.</param>
    /// <param name="length">The number of tokens of each.</param>
    /// <param name="pass">Called with the indices of some texts, the longest first; from several threads.</param>
    /// <param name="tokens">About as many tokens are a pass.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(
        IEnumerable<int> texts, Func<int, int> length, Action<int[]> pass, CancellationToken cancellationToken,
        int tokens = Tokens)
    {
        int[][] batches = [.. Equal([.. texts.OrderByDescending(length)], length, tokens)];
        // A single pass may use all threads itself.
        if (batches.Length == 1)
            Pass(0, 0);
        else
            Workers.For(batches.Length, 0, Pass);
        cancellationToken.ThrowIfCancellationRequested();

        void Pass(int i, int _)
        {
            if (!cancellationToken.IsCancellationRequested)
                pass(batches[i]);
        }
    }

    /// <summary>
    /// Splits texts into passes of equal size, the same number for each thread, so that no thread waits long at the
    /// end.
    /// </summary>
    private static IEnumerable<int[]> Equal(int[] texts, Func<int, int> length, int tokens)
    {
        var left = texts.Sum(text => (long)length(text));
        var threads = left <= tokens ? 1 : Threads.Count;
        for (int first = 0, last = 0, done = 0; first < texts.Length; first = last, done++)
        {
            var passes = (left + tokens - 1) / tokens;
            passes += (threads - (done + passes) % threads) % threads;
            long taken = 0;
            do
                taken += length(texts[last++]);
            while (last < texts.Length && taken + length(texts[last]) / 2 <= left / passes);
            left -= taken;
            yield return texts[first..last];
        }
    }
}
