using Unroll.SampleGenerator.Translations;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class Spanish : ISpokenLanguage
{
    public IEnumerable<string> Speak(CalendarDay day)
    {
        var (number, month, weekday, year) = (
            Words(day.Day), Months[day.Month - 1], Weekdays[day.Weekday], Words(day.Year));
        return
        [
            $"el {number} de {month} de {year}", $"el {number} de {month} de {day.Year}",
            $"{weekday} {number} de {month} de {year}", $"el {weekday} {number} de {month} de {day.Year}",
        ];
    }

    public IEnumerable<string> Speak(ClockTime time) => Carry(TimesOfDay(time), "*", "a *");

    private IEnumerable<string> TimesOfDay(ClockTime time)
    {
        var partOfDay = time.Hour switch
        {
            < 6 => "de la madrugada",
            < 12 => "de la mañana",
            12 => "del mediodía",
            < 20 => "de la tarde",
            _ => "de la noche",
        };
        yield return $"{ClockWords(time)} {partOfDay}";
        if (time.Hour > 12)
            yield return Hour(time.Hour) + (time.Minute == 0 ? " horas" : $" {Words(time.Minute)}");
        if (time.Hour > 12 && time.Minute > 0)
            yield return LongHours(time);
    }

    public IEnumerable<string> Speak(Amount amount)
    {
        var (one, many) = amount.Currency switch
        {
            Currency.Euro => ("céntimo", "céntimos"),
            Currency.Dollar => ("centavo", "centavos"),
            _ => ("penique", "peniques"),
        };
        var (singular, plural, feminine) = Unit(amount.Currency);
        var whole = $"{(feminine ? Feminine(amount.Whole) : Shortened(amount.Whole))} "
            + $"{(amount.Whole == 1 ? singular : plural)}";
        return (amount.Cents, amount.Currency) switch
        {
            (0, _) => [whole],
            (_, Currency.Yuan) => [],
            _ => [$"{whole} con {Words(amount.Cents)}",
                $"{whole} y {Shortened(amount.Cents)} {(amount.Cents == 1 ? one : many)}"],
        };
    }
}
