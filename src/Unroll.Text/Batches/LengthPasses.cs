using Unroll.Threading;

namespace Unroll.Text;

/// <summary>Many texts through something that takes a batch: those of similar length together, and each thread batches of its own.</summary>
internal static class LengthPasses
{
    /// <summary>Tokens of one pass, more or less: many rows in every product, and few enough to stay in cache; a longer text passes alone.</summary>
    public const int Tokens = 1024;

    /// <param name="texts">The texts, by their numbers.</param>
    /// <param name="length">Tokens of each.</param>
    /// <param name="pass">Given the numbers of some texts, the longest first; from several threads.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(IEnumerable<int> texts, Func<int, int> length, Action<int[]> pass, CancellationToken cancellationToken)
    {
        int[] sorted = [.. texts.OrderByDescending(length)];
        var tokens = sorted.Sum(text => (long)length(text));
        // As many passes for each thread, of equal size, so that none waits long for another at the end.
        var rounds = (tokens + (long)Tokens * Threads.Count - 1) / ((long)Tokens * Threads.Count);
        var most = tokens <= Tokens ? Tokens : (int)((tokens + rounds * Threads.Count - 1) / (rounds * Threads.Count));
        int[][] batches = [.. TokenBatches.Cut(sorted, length, most)];
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
}
