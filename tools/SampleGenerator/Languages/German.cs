using Humanizer;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class German() : Language("de", "de")
{
    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    private static readonly string[] Weekdays =
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"Nummer {Words(count)}", $"{Attribute(count)} Leute", $"etwa {Words(count)}",
        $"Seite {count}", $"Zimmer {count}", $"{count} Leute",
        .. Carry([Words(count), $"{count}"], "Wir haben * gezählt", "Es waren *", "Rufen Sie Nummer * auf"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var forms = Prices(amount);
        return
        [
            .. forms,
            .. Carry(forms, "Das kostet *", "Die Karte kostet *", "Summe: *", "Ich habe noch *", "nur *"),
        ];
    }

    private string[] Prices(Amount amount)
    {
        var spoken = $"{Attribute(amount.Whole)} {Unit(amount.Currency)}"
            + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)}");
        return [spoken, $"{amount.Digits(',')} {Unit(amount.Currency)}"];
    }

    private static string Unit(Currency currency) => currency switch
    {
        Currency.Euro => "Euro",
        Currency.Dollar => "Dollar",
        Currency.Pound => "Pfund",
        Currency.Yuan => "Yuan",
        Currency.Yen => "Yen",
        _ => "Kronen",
    };

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var ordinal = Ordinal(day.Day, GrammaticalGender.Feminine); // "zwölfte", as after an article
        string[] forms =
        [
            $"der {ordinal} {month}", $"{weekday}, der {ordinal} {month}",
            $"{day.Day}. {month} {day.Year}", $"{weekday}, {day.Day}. {month}", $"{day.Day}. {month}",
        ];
        string[] dative = [$"am {ordinal}n {month}", $"am {day.Day}. {month} {day.Year}"];
        return
        [
            .. forms, .. dative, $"{ordinal}r {month} {Year(day.Year)}",
            .. Carry(dative, "Die Sitzung ist *", "Wir treffen uns *"),
            $"Geöffnet bis {weekday}, {day.Day}. {month}",
            $"Brief vom {ordinal}n {month} {Year(day.Year)}", $"Brief vom {day.Day}. {month} {day.Year}",
            $"Sie wurde am {ordinal}n {month} {Year(day.Year)} geboren", $"Sie wurde {dative[1]} geboren",
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "Es ist *", "um *", "Der Zug fährt um * ab", "Die Sitzung beginnt um *",
                "Wir sehen uns um *", "Der Laden schließt um *"),
        ];
    }

    /// <summary>The number before a noun: "ein", not "eins".</summary>
    private string Attribute(int count) => count % 100 == 1 ? Words(count)[..^1] : Words(count);

    private string Year(int year) => year >= 2000
        ? Words(year)
        : $"{Words(year / 100)}hundert{(year % 100 == 0 ? "" : Words(year % 100))}";

    private IEnumerable<string> Clock(ClockTime time) =>
    [
        $"{time.Digits(':')} Uhr", $"{Attribute(time.Hour)} Uhr" + (time.Minute == 0 ? "" : $" {Words(time.Minute)}"),
        .. ClockWords(time),
    ];

    private IEnumerable<string> ClockWords(ClockTime time)
    {
        var (hour, next) = (Words(time.TwelveHour), Words(time.NextTwelveHour));
        switch (time.Minute)
        {
            case 15:
                yield return $"Viertel nach {hour}";
                break;
            case 25:
                yield return $"fünf vor halb {next}";
                break;
            case 30:
                yield return $"halb {next}";
                break;
            case 35:
                yield return $"fünf nach halb {next}";
                break;
            case 45:
                yield return $"Viertel vor {next}";
                break;
            case 5 or 10 or 20:
                yield return $"{Words(time.Minute)} nach {hour}";
                break;
            case 40 or 50 or 55:
                yield return $"{Words(60 - time.Minute)} vor {next}";
                break;
        }
    }
}
