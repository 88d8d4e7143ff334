using Humanizer;

namespace Unroll.SampleGenerator.Languages;

internal sealed class Polish() : Language("pl", "pl")
{
    // In the genitive, as they stand in a date.
    private static readonly string[] Months =
    [
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
        "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
    ];

    private static readonly string[] Weekdays =
        ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"];

    private static readonly string[] OnWeekdays =
        ["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"];

    // Humanizer has no Polish ordinals. These are what is left of the genitive when "ego" is taken away.
    private static readonly string[] OrdinalStems =
    [
        "", "pierwsz", "drugi", "trzeci", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt", "dziesiąt",
        "jedenast", "dwunast", "trzynast", "czternast", "piętnast", "szesnast", "siedemnast", "osiemnast",
        "dziewiętnast",
    ];

    private static readonly string[] OrdinalTenStems =
    [
        "", "", "dwudziest", "trzydziest", "czterdziest", "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt",
        "osiemdziesiąt", "dziewięćdziesiąt",
    ];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"numer {Words(count)}", $"około {count} osób", $"prawie {Words(count)}",
        $"strona {count}", $"pokój {count}", $"numer {count}",
        .. Carry([Words(count), $"{count}"], "Naliczyliśmy ich *", "Było ich *", "Pan ma numer *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var (few, many) = amount.Currency switch
        {
            Currency.Euro => ("euro", "euro"),
            Currency.Dollar => ("dolary", "dolarów"),
            Currency.Pound => ("funty", "funtów"),
            Currency.Yuan => ("juany", "juanów"),
            Currency.Yen => ("jeny", "jenów"),
            _ => ("korony", "koron"),
        };
        var isFew = amount.Whole % 10 is 2 or 3 or 4 && amount.Whole % 100 is < 12 or > 14;
        var unit = isFew ? few : many;
        var count = amount.Currency == Currency.Krona && amount.Whole % 10 == 2
            ? Words(amount.Whole, GrammaticalGender.Feminine)
            : Words(amount.Whole);
        var spoken = $"{count} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)}");
        string[] forms = amount.Cents == 0
            ? [spoken, $"{amount.Digits(',')} {unit}"]
            : [spoken];
        return
        [
            .. forms,
            .. Carry(forms, "To kosztuje *", "Bilet kosztuje *", "Suma: *", "Mam jeszcze *", "tylko *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var (genitive, written) = ($"{Inflect(day.Day, "ego")} {month}", $"{day.Day} {month}");
        return
        [
            $"{Inflect(day.Day, "y")} {month}", genitive, written,
            $"{genitive} {Year(day.Year)}", $"{written} {day.Year} roku", $"{written} {day.Year}",
            $"{weekday}, {written}", $"{weekday}, {Inflect(day.Day, "y")} {month}",
                $"{OnWeekdays[day.Weekday]} {genitive}",
            .. Carry([genitive, written, $"{OnWeekdays[day.Weekday]} {written}"], "Zebranie jest *"),
            .. Carry([genitive, written], "czynne do *"),
            .. Carry([$"{genitive} {Year(day.Year)}", $"{written} {day.Year} roku"], "Urodziła się *", "list z *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var (hour, next) = (Inflect(time.TwelveHour, "ej"), Inflect(time.NextTwelveHour, "ej"));
        var minutes = time.Minute switch
        {
            0 => "",
            < 10 => $" zero {Words(time.Minute)}",
            _ => $" {Words(time.Minute)}",
        };
        var now = new List<string> { $"godzina {time.Digits('.')}", $"godzina {Inflect(time.Hour, "a")}{minutes}" };
        var then = new List<string> { $"o {time.Digits('.')}", $"o {Inflect(time.Hour, "ej")}{minutes}" };
        if (time.Minute > 0)
            now.Add($"{Inflect(time.Hour, "a")}{minutes}");

        switch (time.Minute)
        {
            case 15:
                now.Add($"kwadrans po {hour}");
                break;
            case 30:
                now.Add($"wpół do {next}");
                then.Add($"o wpół do {next}");
                break;
            case 45:
                now.Add($"za kwadrans {Inflect(time.NextTwelveHour, "a")}");
                break;
            case > 0 and < 30 when time.Minute % 5 == 0:
                now.Add($"{Words(time.Minute)} po {hour}");
                break;
            case > 30 when time.Minute % 5 == 0:
                now.Add($"za {Words(60 - time.Minute)} {Inflect(time.NextTwelveHour, "a")}");
                break;
        }

        return
        [
            .. now, .. then,
            .. Carry(now, "Jest *"),
            .. Carry(then, "Pociąg odjeżdża *", "Zebranie zaczyna się *", "Widzimy się *", "Sklep zamykają *"),
        ];
    }

    /// <summary>
    /// An ordinal below a hundred, which takes the ending on both its words: "dwudziestego drugiego".
    /// </summary>
    private static string Inflect(int number, string ending)
    {
        if (number < OrdinalStems.Length)
            return Join(OrdinalStems[number], ending);

        var ten = Join(OrdinalTenStems[number / 10], ending);
        return number % 10 == 0 ? ten : $"{ten} {Join(OrdinalStems[number % 10], ending)}";

        // Two stems end in a soft "i": "drugi, druga, drugiej" and "trzeci, trzecia, trzeciej".
        static string Join(string stem, string ending) => (stem, ending) switch
        {
            ("drugi" or "trzeci", "y") => stem,
            ("drugi", "a") => "druga",
            _ => stem + ending,
        };
    }

    private string Year(int year) => year switch
    {
        1900 => "tysiąc dziewięćsetnego roku",
        2000 => "dwutysięcznego roku",
        _ => $"{Words(year - year % 100)} {Inflect(year % 100, "ego")} roku",
    };
}
