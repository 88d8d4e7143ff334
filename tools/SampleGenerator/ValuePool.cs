namespace Unroll.SampleGenerator;

/// <summary>The values that one part of the corpus may speak of, by kind.</summary>
internal sealed class ValuePool
{
    private ValuePool(IReadOnlyList<SpokenValue>[] kinds) => Kinds = kinds;

    public IReadOnlyList<IReadOnlyList<SpokenValue>> Kinds { get; }

    public IEnumerable<SpokenValue> All => Kinds.SelectMany(kind => kind);

    /// <summary>Draws <paramref name="size"/> values of every kind that belong to <paramref name="part"/>.</summary>
    public static ValuePool Draw(Part part, int size, SplitMix64 random) => new(
    [
        DrawKind(part, size, () => new PlainNumber(DrawCount(random, 13))),
        DrawKind(part, size, () => DrawAmount(random)),
        DrawKind(part, size, () => DrawDay(random)),
        DrawKind(part, size, () => DrawTime(random)),
    ]);

    private static List<SpokenValue> DrawKind(Part part, int size, Func<SpokenValue> draw)
    {
        // Parts with few values of a kind (times of day, above all) have fewer than asked for; hence the bound.
        var values = new List<SpokenValue>();
        var seen = new HashSet<SpokenValue>();
        for (var attempt = 0; attempt < 100 * size && values.Count < size; attempt++)
        {
            var value = draw();
            if (Partition.Of(value.Key) == part && seen.Add(value))
                values.Add(value);
        }

        return values;
    }

    internal static int DrawCount(SplitMix64 random, int least) => random.Below(10) switch
    {
        < 3 => random.Between(least, 99),
        < 5 => 10 * random.Between(10, 99),
        < 8 => random.Between(100, 999),
        < 9 => 100 * random.Between(10, 99),
        _ => random.Between(1000, 9999),
    };

    internal static Amount DrawAmount(SplitMix64 random)
    {
        var currency = (Currency)random.Below(6);
        var whole = DrawCount(random, 2);
        var hasCents = currency is Currency.Euro or Currency.Dollar && whole < 100 && random.Below(2) == 0;
        return new Amount(whole, hasCents ? 5 * random.Between(2, 19) : 0, currency);
    }

    internal static CalendarDay DrawDay(SplitMix64 random)
    {
        var year = random.Between(1900, 2039);
        var month = random.Between(1, 12);
        return new CalendarDay(year, month, random.Between(1, DateTime.DaysInMonth(year, month)));
    }

    internal static ClockTime DrawTime(SplitMix64 random)
    {
        var hour = random.Between(6, 23);
        return new ClockTime(hour, random.Below(3) == 0 ? random.Between(1, 59) : 5 * random.Below(12));
    }
}
