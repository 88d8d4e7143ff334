using Unroll.SampleGenerator.Translations;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class English : ISpokenLanguage
{
    public IEnumerable<string> Speak(CalendarDay day)
    {
        var (month, weekday, ordinal, year) = (
            Months[day.Month - 1], Weekdays[day.Weekday], Ordinal(day.Day), Year(day.Year));
        return
        [
            $"the {ordinal} of {month} {year}", $"the {ordinal} of {month} {day.Year}",
            $"{month} {ordinal} {year}", $"{month} the {ordinal}, {day.Year}", $"{weekday}, {month} {ordinal}, {year}",
        ];
    }

    public IEnumerable<string> Speak(ClockTime time) => Carry(TimesOfDay(time), "*", "at *");

    private IEnumerable<string> TimesOfDay(ClockTime time)
    {
        if (time is { Hour: 12, Minute: 0 })
            yield break; // it is noon, a word without parts to learn it by

        var partOfDay = time.Hour switch
        {
            < 12 => "in the morning",
            < 18 => "in the afternoon",
            < 21 => "in the evening",
            _ => "at night",
        };
        foreach (var form in ClockWords(time))
            yield return $"{form} {partOfDay}";

        if (time.Hour != 12) // nobody knows what twelve pm is
            yield return $"{Words(time.TwelveHour)}{Minutes(time)} {(time.Hour < 12 ? "am" : "pm")}";
        if (time.Hour > 12)
            yield return Words(time.Hour) + (time.Minute == 0 ? " hundred hours" : Minutes(time));
    }

    public IEnumerable<string> Speak(Amount amount)
    {
        var unit = Unit(amount.Currency);
        var whole = $"{Words(amount.Whole)} {(amount.Whole == 1 ? unit.TrimEnd('s') : unit)}";
        var (one, many) = amount.Currency == Currency.Pound ? ("penny", "pence") : ("cent", "cents");
        var cents = Words(amount.Cents);
        return (amount.Cents, amount.Currency) switch
        {
            (0, _) => [whole],
            (_, Currency.Yuan) => [],
            _ => [$"{whole} and {cents} {(amount.Cents == 1 ? one : many)}",
                $"{whole} {(amount.Cents < 10 ? "oh " : "")}{cents}"],
        };
    }
}
