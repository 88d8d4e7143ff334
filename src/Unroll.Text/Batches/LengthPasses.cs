namespace Unroll.Text;

/// <summary>
/// Many texts through something that takes a batch: those of similar length together, and each thread batches of its
/// own.
/// </summary>
internal static class LengthPasses
{
    /// <summary>
    /// Tokens of one pass, more or less: many rows in every product, and few enough to stay in cache; a longer text
    /// passes alone.
    /// </summary>
    public const int Tokens = 1024;

    /// <param name="texts">The texts, by their numbers.</param>
    /// <param name="length">Tokens of each.</param>
    /// <param name="pass">Given the numbers of some texts, the longest first; from several threads.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(
        IEnumerable<int> texts, Func<int, int> length, Action<int[]> pass, CancellationToken cancellationToken)
    {
        int[][] batches = [.. Equal([.. texts.OrderByDescending(length)], length)];
        // A single pass is left to share its own work out.
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
    /// Cuts texts into as many passes for each thread, of equal size, so that none waits long at the end.
    /// </summary>
    private static IEnumerable<int[]> Equal(int[] texts, Func<int, int> length)
    {
        var left = texts.Sum(text => (long)length(text));
        var threads = left <= Tokens ? 1 : Threads.Count;
        for (int first = 0, last = 0, done = 0; first < texts.Length; first = last, done++)
        {
            var passes = (left + Tokens - 1) / Tokens;
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
