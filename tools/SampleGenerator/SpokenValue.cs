namespace Unroll.SampleGenerator;

/// <summary>What a sample talks about, before a language has put it into words.</summary>
internal abstract record SpokenValue
{
    /// <summary>Values with the same key always land in the same part.</summary>
    public abstract string Key { get; }
}

internal sealed record PlainNumber(int Count) : SpokenValue
{
    public override string Key => $"number {Count}";
}

/// <summary>Money. Its key is the whole part's, so an amount never shows a number that another part holds.</summary>
internal sealed record Amount(int Whole, int Cents, Currency Currency) : SpokenValue
{
    public override string Key => $"number {Whole}";

    /// <summary>The digits as they stand in a price: 12, or 12.50 with the language's own separator.</summary>
    public string Digits(char separator) => Cents == 0 ? $"{Whole}" : $"{Whole}{separator}{Cents:00}";
}

/// <summary>A day. Its key has no year, so the same day of another year lands in the same part.</summary>
internal sealed record CalendarDay(int Year, int Month, int Day) : SpokenValue
{
    public override string Key => $"day {Month}-{Day}";

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public int Weekday => ((int)new DateOnly(Year, Month, Day).DayOfWeek + 6) % 7;
}

/// <summary>A time of day. Its key is that of a twelve-hour clock, on which 15:30 is half past three as well.</summary>
internal sealed record ClockTime(int Hour, int Minute) : SpokenValue
{
    public override string Key => $"time {Hour % 12}:{Minute}";

    /// <summary>1 to 12.</summary>
    public int TwelveHour => Hour % 12 == 0 ? 12 : Hour % 12;

    /// <summary>The hour to come, 1 to 12.</summary>
    public int NextTwelveHour => TwelveHour % 12 + 1;

    public string Digits(char separator) => $"{Hour}{separator}{Minute:00}";
}

internal enum Currency
{
    Euro,
    Dollar,
    Pound,
    Yuan,
    Yen,
    Krona,
}
