using System.CommandLine;

namespace Unroll.Cli.Commands;

/// <summary>How many threads a command computes with, for as long as it runs.</summary>
internal sealed class ThreadLimit : IDisposable
{
    private readonly int _before = Threads.Count;

    private ThreadLimit(int? count) => Threads.Count = count ?? _before;

    public static Option<int?> Option() => OptionKinds.Whole("--threads", "Threads to compute with [all processors]; results do not depend on it.", 1, 1024);

    public static ThreadLimit Of(int? count) => new(count);

    public void Dispose() => Threads.Count = _before;
}
