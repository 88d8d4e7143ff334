namespace Unroll.SampleGenerator.Translations;

/// <summary>
/// How a value is written, the same in every language: <c>2024-03-05</c>, <c>14:25</c>, <c>25 EUR</c>, <c>25.50
/// EUR</c>.
/// </summary>
internal static class WrittenForm
{
    public static string Of(SpokenValue value) => value switch
    {
        CalendarDay day => $"{day.Year}-{day.Month:00}-{day.Day:00}",
        ClockTime time => $"{time.Hour:00}:{time.Minute:00}",
        Amount amount => $"{amount.Digits('.')} {CodeOf(amount.Currency)}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>
    /// The currency's code in ISO 4217. Crowns have none of their own: they are of several countries.
    /// </summary>
    private static string CodeOf(Currency currency) => currency switch
    {
        Currency.Euro => "EUR",
        Currency.Dollar => "USD",
        Currency.Pound => "GBP",
        Currency.Yuan => "CNY",
        Currency.Yen => "JPY",
        _ => throw new ArgumentOutOfRangeException(nameof(currency)),
    };
}
