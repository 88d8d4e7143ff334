using System.Diagnostics;

namespace Unroll.Cli.Streams;

/// <summary>
/// Shows on the terminal how many items have been read, if that takes longer than a moment.
/// </summary>
internal static class Counting
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The same items, counted on the terminal's last line while they are read; if no one is watching, just the same
    /// items.
    /// </summary>
    /// <param name="what">What they are, such as texts.</param>
    public static IEnumerable<T> Counted<T>(this IEnumerable<T> items, string what, Terminal terminal) =>
        terminal.IsInteractive ? Count(items, what, new(terminal)) : items;

    private static IEnumerable<T> Count<T>(IEnumerable<T> items, string what, ProgressLine line)
    {
        var (count, shown, started) = (0L, TimeSpan.Zero, Stopwatch.GetTimestamp());
        try
        {
            foreach (var item in items)
            {
                yield return item;
                count++;
                if (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed - shown < Every)
                    continue;
                line.Show($"{count:N0} {what}");
                shown = elapsed;
            }
        }
        finally
        {
            if (shown > TimeSpan.Zero)
                line.Clear();
        }
    }
}
