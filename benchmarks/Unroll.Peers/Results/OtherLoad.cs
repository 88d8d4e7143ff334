using System.Diagnostics;
using System.Globalization;

namespace Unroll.Peers;

/// <summary>
/// How many cores other processes kept busy since this was made. Threads that wait for each other in every operation lose far
/// more to such load than its share of the machine, so figures taken beside it say little. Processes that this one started,
/// and that have ended, are no others.
/// </summary>
internal sealed class OtherLoad
{
    /// <summary>Beside more than this a round is not worth keeping.</summary>
    public const double Tolerable = 0.1;

    private const double TicksPerSecond = 100;

    private readonly double? _busy = Busy();
    private readonly TimeSpan _own = Own();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The mean so far, or null where the system does not tell.</summary>
    public double? Cores()
        => Busy() is { } busy && _busy is { } before
            ? Math.Max(0, (busy - before - (Own() - _own).TotalSeconds) / Stopwatch.GetElapsedTime(_start).TotalSeconds)
            : null;

    private static TimeSpan Own()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime + Children();
    }

    /// <summary>What the processes took that were started here and have ended.</summary>
    private static TimeSpan Children()
    {
        const string file = "/proc/self/stat";
        // Counted from behind the process's name, which may hold blanks.
        const int user = 13, system = 14;
        if (!File.Exists(file))
            return TimeSpan.Zero;
        var fields = File.ReadAllText(file).Split(") ")[^1].Split(' ');
        return TimeSpan.FromSeconds((Ticks(user) + Ticks(system)) / TicksPerSecond);

        double Ticks(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds all cores together have spent on anything but idling, or were kept from this machine.</summary>
    private static double? Busy()
    {
        const string file = "/proc/stat";
        const int idle = 3, waiting = 4, fields = 8;
        if (!File.Exists(file))
            return null;
        var ticks = File.ReadLines(file).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(fields);
        return ticks.Where((_, at) => at is not idle and not waiting).Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
