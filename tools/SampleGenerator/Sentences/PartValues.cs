namespace Unroll.SampleGenerator.Sentences;

/// <summary>
/// Draws the values that one part of a corpus may speak of. Numbers up to twelve and full hours are in every part:
/// they are words of the language rather than values, and the very ones that context must tell apart.
/// </summary>
internal sealed class PartValues(Part part, SplitMix64 random)
{
    private const int LargestShared = 12;

    public PlainNumber Few() => new(random.Between(2, LargestShared));

    public PlainNumber Number() => random.Below(3) == 0
        ? Few()
        : Draw(() => new PlainNumber(ValuePool.DrawCount(random, LargestShared + 1)));

    public Amount Amount() => Draw(() => ValuePool.DrawAmount(random));

    public CalendarDay Day() => Draw(() => ValuePool.DrawDay(random));

    /// <summary>A time of day, every other one at a full hour: the one that is spoken like a mere number.</summary>
    public ClockTime Time()
    {
        var isFullHour = random.Below(2) == 0;
        return Draw(() => ValuePool.DrawTime(random) is var time && isFullHour ? time with { Minute = 0 } : time);
    }

    private T Draw<T>(Func<T> draw)
        where T : SpokenValue
    {
        while (true)
        {
            var value = draw();
            if (Partition.Of(value.Key) == part
                || value is Amount { Whole: <= LargestShared } or ClockTime { Minute: 0 })
                return value;
        }
    }
}
