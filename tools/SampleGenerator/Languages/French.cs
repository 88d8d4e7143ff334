using Humanizer;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class French() : Language("fr", "fr")
{
    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    private static readonly string[] Weekdays =
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"numéro {Words(count)}", $"{Feminine(count)} personnes", $"environ {Words(count)}",
        $"page {count}", $"chambre {count}", $"{count} personnes",
        .. Carry([Words(count), $"{count}"], "Nous en avons compté *", "Il y en avait *", "Vous avez le numéro *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var forms = Prices(amount);
        return
        [
            .. forms,
            .. Carry(forms, "Cela coûte *", "Le billet coûte *", "Total : *", "Il me reste *", "seulement *"),
        ];
    }

    private string[] Prices(Amount amount)
    {
        var (unit, feminine) = Unit(amount.Currency);
        var count = feminine ? Feminine(amount.Whole) : Words(amount.Whole);
        var spoken = $"{count} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)}");
        return [spoken, $"{amount.Digits(',')} {unit}"];
    }

    private static (string Unit, bool Feminine) Unit(Currency currency) => currency switch
    {
        Currency.Euro => ("euros", false),
        Currency.Dollar => ("dollars", false),
        Currency.Pound => ("livres", true),
        Currency.Yuan => ("yuans", false),
        Currency.Yen => ("yens", false),
        _ => ("couronnes", true),
    };

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var number = day.Day == 1 ? "premier" : Words(day.Day);
        var digits = day.Day == 1 ? "1er" : $"{day.Day}";
        string[] forms =
        [
            $"le {number} {month}", $"le {weekday} {number} {month}",
            $"le {digits} {month} {day.Year}", $"le {weekday} {digits} {month}",
        ];
        var withYear = $"le {number} {month} {Words(day.Year)}";
        return
        [
            .. forms, withYear, $"{weekday} {number} {month}", $"{digits} {month} {day.Year}", $"{digits} {month}",
            .. Carry(forms, "La réunion est *", "Nous partons *"),
            .. Carry([withYear, forms[2]], "Elle est née *"),
            $"ouvert jusqu'au {number} {month}", $"ouvert jusqu'au {digits} {month}",
            $"lettre du {number} {month} {Words(day.Year)}", $"lettre du {digits} {month} {day.Year}",
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "Il est *", "à *", "Le train part à *", "La réunion commence à *", "On se voit à *",
                "Le magasin ferme à *"),
        ];
    }

    private string Feminine(int count) => Words(count, GrammaticalGender.Feminine);

    private string Hour(int hour) => hour switch
    {
        1 => "une heure",
        12 => "midi",
        _ => $"{Feminine(hour)} heures",
    };

    private IEnumerable<string> Clock(ClockTime time) =>
    [
        $"{time.Hour} h {time.Minute:00}", Hour(time.Hour) + (time.Minute == 0 ? "" : $" {Feminine(time.Minute)}"),
        .. ClockWords(time, Hour(time.TwelveHour), Hour(time.NextTwelveHour)),
    ];

    private IEnumerable<string> ClockWords(ClockTime time, string hour, string next) => time.Minute switch
    {
        15 => [$"{hour} et quart"],
        30 => [time.TwelveHour == 12 ? "midi et demi" : $"{hour} et demie"],
        45 => [$"{next} moins le quart"],
        > 30 when time.Minute % 5 == 0 => [$"{next} moins {Words(60 - time.Minute)}"],
        _ => [],
    };
}
