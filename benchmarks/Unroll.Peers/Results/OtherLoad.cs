using System.Diagnostics;
using System.Globalization;

namespace Unroll.Peers;

/// <summary>
/// How many cores other processes kept busy since this was made. Threads that wait for each other in every operation
/// lose far more to such load than its share of the machine, so figures taken beside it say little. This process, its
/// lanes, and processes that these started and that have ended, are no others.
/// </summary>
/// <param name="lanes">The numbers of processes that are of this run.</param>
internal sealed class OtherLoad(int[] lanes)
{
    /// <summary>Beside more than this a round is not worth keeping.</summary>
    public const double Tolerable = 0.1;

    private const double TicksPerSecond = 100;

    private readonly double? _busy = Busy();
    private readonly double _own = Own(lanes);
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The mean so far, or null if the system does not tell.</summary>
    public double? Cores()
        => Busy() is { } busy && _busy is { } before
            ? Math.Max(0, (busy - before - (Own(lanes) - _own)) / Stopwatch.GetElapsedTime(_start).TotalSeconds)
            : null;

    private static double Own(int[] lanes)
        => lanes.Select(lane => lane.ToString(CultureInfo.InvariantCulture)).Append("self").Sum(Seconds);

    /// <summary>What a process took, and those that it started and that have ended.</summary>
    private static double Seconds(string process)
    {
        var file = $"/proc/{process}/stat";
        if (!File.Exists(file))
            return 0;
        // Counted from after the process's name, which may contain blanks.
        const int first = 11, count = 4;
        var ticks = File.ReadAllText(file).Split(") ")[^1].Split(' ').Skip(first).Take(count);
        return ticks.Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Seconds all cores together have spent on anything but idling, or were kept from this machine.</summary>
    private static double? Busy()
    {
        const string file = "/proc/stat";
        const int idle = 3, waiting = 4, fields = 8;
        if (!File.Exists(file))
            return null;
        var ticks = File.ReadLines(file).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(fields)
            .Where((_, at) => at is not idle and not waiting);
        return ticks.Sum(count => double.Parse(count, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
