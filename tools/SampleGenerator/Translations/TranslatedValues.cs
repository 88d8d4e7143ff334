namespace Unroll.SampleGenerator.Translations;

/// <summary>
/// Draws the values that one part of the corpus may speak of: days of 1980 to 2039, times of day from one o'clock in
/// the morning on (languages disagree about what to call the hour before), amounts below a thousand.
/// </summary>
internal sealed class TranslatedValues
{
    private const int LargestSmall = 99;

    private readonly Part _part;
    private readonly SplitMix64 _random;

    public TranslatedValues(Part part, SplitMix64 random)
    {
        (_part, _random) = (part, random);
        Kinds = part == Part.Train ? [Day, Time, Amount, Time] : [Day, Time, Amount];
    }

    /// <summary>
    /// The whole amounts that are words of the language rather than values: all are in training, in every language.
    /// </summary>
    public static IEnumerable<int> Small { get; } = Enumerable.Range(1, LargestSmall);

    /// <summary>
    /// The kinds of values, each with its draw. In training times come twice, as they have the most names.
    /// </summary>
    public IReadOnlyList<Func<SpokenValue>> Kinds { get; }

    public Currency Currency() => (Currency)_random.Below((int)SampleGenerator.Currency.Krona);

    private SpokenValue Day() => Draw(() =>
    {
        var (year, month) = (_random.Between(1980, 2039), _random.Between(1, 12));
        return new CalendarDay(year, month, _random.Between(1, DateTime.DaysInMonth(year, month)));
    });

    /// <summary>
    /// A time of day, three of four at a multiple of five minutes, which has names of its own: half past, a quarter to.
    /// </summary>
    private SpokenValue Time() => Draw(() =>
        new ClockTime(_random.Between(1, 23), _random.Below(4) > 0 ? 5 * _random.Below(12) : _random.Below(60)));

    private SpokenValue Amount() => Draw(() =>
    {
        var currency = Currency();
        var whole = _random.Below(2) == 0 ? _random.Between(1, LargestSmall) : _random.Between(LargestSmall + 1, 999);
        var hasCents = currency != SampleGenerator.Currency.Yen && _random.Below(2) == 0;
        return new Amount(whole, hasCents ? _random.Between(1, 99) : 0, currency);
    });

    private SpokenValue Draw(Func<SpokenValue> draw)
    {
        while (true)
        {
            var value = draw();
            if (PartOf(value) == _part)
                return value;
        }
    }

    /// <summary>
    /// A day lands in the part of its key in every year, a time in that of its twelve-hour clock, a number of hundreds
    /// with any cents and in any currency; smaller numbers of money go with their cents, since there are too few of
    /// them without.
    /// </summary>
    private static Part PartOf(SpokenValue value) => value switch
    {
        Amount { Whole: <= LargestSmall, Cents: 0 } => Part.Train,
        Amount { Whole: <= LargestSmall } amount => PartOf($"{amount.Key}.{amount.Cents:00}"),
        _ => PartOf(value.Key),
    };

    // Training has seven eighths: of the twelve half hours, say, a quarter held out would leave too few to learn them
    // by.
    private static Part PartOf(string key) => Partition.Of(key, train: 88, dev: 4);
}
