namespace Unroll.SampleGenerator.Translations;

/// <summary>
/// Draws the values that one part of the corpus may speak of: days of 1980 to 2039, times of day from one o'clock in the morning on (languages disagree about what to call the hour
/// before), amounts below a thousand.
/// </summary>
internal sealed class TranslatedValues(Part part, SplitMix64 random)
{
    private const int LargestSmall = 99;

    /// <summary>The whole amounts that are words of the language rather than values: all are in training, in every language.</summary>
    public static IEnumerable<int> Small { get; } = Enumerable.Range(1, LargestSmall);

    /// <summary>The kinds of values, each with its draw.</summary>
    public IReadOnlyList<Func<SpokenValue>> Kinds => [Day, Time, Amount];

    public Currency Currency() => (Currency)random.Below((int)SampleGenerator.Currency.Krona);

    private SpokenValue Day() => Draw(() =>
    {
        var (year, month) = (random.Between(1980, 2039), random.Between(1, 12));
        return new CalendarDay(year, month, random.Between(1, DateTime.DaysInMonth(year, month)));
    });

    /// <summary>A time of day, every other one at a multiple of five minutes, which has names of its own: half past, a quarter to.</summary>
    private SpokenValue Time() => Draw(() =>
        new ClockTime(random.Between(1, 23), random.Below(2) == 0 ? 5 * random.Below(12) : random.Below(60)));

    private SpokenValue Amount() => Draw(() =>
    {
        var currency = Currency();
        var whole = random.Below(2) == 0 ? random.Between(1, LargestSmall) : random.Between(LargestSmall + 1, 999);
        var hasCents = currency != SampleGenerator.Currency.Yen && random.Below(2) == 0;
        return new Amount(whole, hasCents ? random.Between(1, 99) : 0, currency);
    });

    private SpokenValue Draw(Func<SpokenValue> draw)
    {
        while (true)
        {
            var value = draw();
            if (PartOf(value) == part)
                return value;
        }
    }

    /// <summary>
    /// A day lands in the part of its key in every year, a time in that of its twelve-hour clock, a number of hundreds with any cents and in any currency; smaller numbers of money go with their cents, since
    /// there are too few of them without.
    /// </summary>
    private static Part PartOf(SpokenValue value) => value switch
    {
        Amount { Whole: <= LargestSmall, Cents: 0 } => Part.Train,
        Amount { Whole: <= LargestSmall } amount => Partition.Of($"{amount.Key}.{amount.Cents:00}"),
        _ => Partition.Of(value.Key),
    };
}
