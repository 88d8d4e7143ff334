using Unroll.SampleGenerator.Translations;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class Chinese : ISpokenLanguage
{
    public IEnumerable<string> Speak(CalendarDay day)
    {
        var spoken = $"{Words(day.Month)}月{Words(day.Day)}";
        return
        [
            $"{Year(day.Year)}年{spoken}日", $"{Year(day.Year)}年{spoken}号",
            $"{day.Year}年{spoken}日", $"{Year(day.Year)}年{spoken}日星期{Weekdays[day.Weekday]}",
        ];
    }

    public IEnumerable<string> Speak(ClockTime time) => Carry(TimesOfDay(time), "*", "在*");

    private IEnumerable<string> TimesOfDay(ClockTime time)
    {
        foreach (var form in ClockWords(time))
            yield return PartOfDay(time.Hour) + Join(form);

        if (time.Hour > 12)
            yield return $"{Words(time.Hour)}点" + time.Minute switch
            {
                0 => "整",
                < 10 => $"零{Words(time.Minute)}分",
                _ => $"{Words(time.Minute)}分",
            };
    }

    public IEnumerable<string> Speak(Amount amount) =>
        amount.Currency == Currency.Yuan ? Yuan(amount) : Foreign(amount);

    private IEnumerable<string> Foreign(Amount amount)
    {
        var unit = Unit(amount.Currency);
        var cent = amount.Currency switch
        {
            Currency.Euro => "欧分",
            Currency.Dollar => "美分",
            _ => "便士",
        };
        return amount.Cents == 0
            ? [Quantity(amount.Whole) + unit]
            : [$"{Quantity(amount.Whole)}{unit}{Quantity(amount.Cents)}{cent}",
                $"{Words(amount.Whole)}点{Decimals(amount.Cents)}{unit}"];
    }

    /// <summary>Yuan are written 元, spoken 块, and have tenths (角, spoken 毛) as well as hundredths (分).</summary>
    private IEnumerable<string> Yuan(Amount amount)
    {
        var (whole, tenths, hundredths) = (Quantity(amount.Whole), amount.Cents / 10, amount.Cents % 10);
        return (tenths, hundredths) switch
        {
            (0, 0) => [$"{whole}元", $"{whole}块", $"{whole}块钱"],
            (0, _) => [$"{whole}元零{Quantity(hundredths)}分", $"{whole}块零{Quantity(hundredths)}分"],
            (_, 0) => [$"{whole}元{Quantity(tenths)}角", $"{whole}块{Quantity(tenths)}毛"],
            _ => [$"{whole}元{Quantity(tenths)}角{Quantity(hundredths)}分",
                $"{whole}块{Quantity(tenths)}毛{Words(hundredths)}"],
        };
    }

    /// <summary>Digits after the point are read one by one, without a last zero: 25.50 is 二十五点五.</summary>
    private string Decimals(int cents) =>
        (cents / 10 == 0 ? "零" : Words(cents / 10)) + (cents % 10 == 0 ? "" : Words(cents % 10));
}
