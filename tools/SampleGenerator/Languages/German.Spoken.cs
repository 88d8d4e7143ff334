using Humanizer;
using Unroll.SampleGenerator.Translations;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class German : ISpokenLanguage
{
    public IEnumerable<string> Speak(CalendarDay day)
    {
        var (month, weekday, year) = (Months[day.Month - 1], Weekdays[day.Weekday], Year(day.Year));
        var ordinal = Ordinal(day.Day, GrammaticalGender.Feminine);
        return
        [
            $"der {ordinal} {month} {year}", $"der {ordinal} {month} {day.Year}", $"am {ordinal}n {month} {year}",
            $"{weekday}, der {ordinal} {month} {year}",
                $"der {ordinal} {Ordinal(day.Month, GrammaticalGender.Feminine)} {day.Year}",
        ];
    }

    public IEnumerable<string> Speak(ClockTime time) => Carry(TimesOfDay(time), "*", "um *");

    private IEnumerable<string> TimesOfDay(ClockTime time)
    {
        var partOfDay = time.Hour switch
        {
            < 6 => "nachts",
            < 10 => "morgens",
            < 12 => "vormittags",
            12 => "mittags",
            < 18 => "nachmittags",
            _ => "abends",
        };
        var minute = time.Minute == 0 ? "" : $" {Words(time.Minute)}";
        if (time.Hour > 12)
            yield return $"{Words(time.Hour)} Uhr{minute}";
        yield return $"{Attribute(time.TwelveHour)} Uhr{minute} {partOfDay}";
        foreach (var form in ClockWords(time))
            yield return $"{form} {partOfDay}";
    }

    public IEnumerable<string> Speak(Amount amount)
    {
        var cent = amount.Currency != Currency.Pound ? "Cent" : amount.Cents == 1 ? "Penny" : "Pence";
        var whole = $"{Attribute(amount.Whole)} {Unit(amount.Currency)}";
        return (amount.Cents, amount.Currency) switch
        {
            (0, _) => [whole],
            (_, Currency.Yuan) => [],
            _ => [$"{whole} {Words(amount.Cents)}", $"{whole} und {Attribute(amount.Cents)} {cent}"],
        };
    }
}
