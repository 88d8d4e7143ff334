using Unroll.SampleGenerator.Translations;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class French : ISpokenLanguage
{
    public IEnumerable<string> Speak(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var number = day.Day == 1 ? "premier" : Words(day.Day);
        var year = day.Year == 1980 ? Words(day.Year).TrimEnd('s')
            : Words(day.Year); // the eighty of a year is an ordinal and has no plural
        return
        [
            $"le {number} {month} {year}", $"le {number} {month} {day.Year}",
            $"{weekday} {number} {month} {year}", $"le {weekday} {number} {month} {day.Year}",
        ];
    }

    public IEnumerable<string> Speak(ClockTime time) => Carry(TimesOfDay(time), "*", "à *");

    private IEnumerable<string> TimesOfDay(ClockTime time)
    {
        var (hour, next) = (Hour(time.TwelveHour), time.Hour == 23 ? "minuit" : Hour(time.NextTwelveHour));
        var minute = time.Minute == 0 ? "" : $" {Feminine(time.Minute)}";
        if (time.Hour > 12)
            yield return $"{Hour(time.Hour)}{minute}";
        yield return WithPartOfDay(hour + minute);
        foreach (var form in ClockWords(time, hour, next))
            yield return WithPartOfDay(form);

        // Noon and midnight are parts of the day themselves.
        string WithPartOfDay(string form) => form.StartsWith("mi", StringComparison.Ordinal) ? form : time.Hour switch
        {
            < 12 => $"{form} du matin",
            < 18 => $"{form} de l'après-midi",
            _ => $"{form} du soir",
        };
    }

    public IEnumerable<string> Speak(Amount amount)
    {
        var cents = amount.Currency switch
        {
            Currency.Euro => amount.Cents == 1 ? "centime" : "centimes",
            Currency.Dollar => amount.Cents == 1 ? "cent" : "cents",
            _ => amount.Cents == 1 ? "penny" : "pence",
        };
        var (unit, feminine) = Unit(amount.Currency);
        var whole = $"{(feminine ? Feminine(amount.Whole) : Words(amount.Whole))} "
            + $"{(amount.Whole == 1 ? unit.TrimEnd('s') : unit)}";
        return (amount.Cents, amount.Currency) switch
        {
            (0, _) => [whole],
            (_, Currency.Yuan) => [],
            _ => [$"{whole} {Words(amount.Cents)}", $"{whole} et {Words(amount.Cents)} {cents}"],
        };
    }
}
