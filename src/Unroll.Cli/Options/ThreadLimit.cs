using System.CommandLine;

namespace Unroll.Cli.Options;

/// <summary>How many threads a command computes with, for as long as it runs.</summary>
internal sealed class ThreadLimit : IDisposable
{
    private readonly int? _before;

    private ThreadLimit(int? count)
    {
        if (count is not { } wanted)
            return;
        _before = Threads.Count;
        Threads.Count = wanted;
    }

    public static Option<int?> Option() => CommandOptions.Whole(
        "--threads", "Threads to compute with [all processors]; results do not depend on it.", 1, 1024);

    public static ThreadLimit Set(int? count) => new(count);

    public void Dispose() => Threads.Count = _before ?? Threads.Count;
}
