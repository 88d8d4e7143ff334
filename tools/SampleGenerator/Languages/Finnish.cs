namespace Unroll.SampleGenerator.Languages;

internal sealed class Finnish() : Language("fi", "fi")
{
    // In the partitive, as they stand in a date.
    private static readonly string[] Months =
    [
        "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta",
        "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta",
    ];

    private static readonly string[] Weekdays =
        ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"numero {Words(count)}", $"{Words(count)} ihmistä", $"noin {Words(count)}",
        $"sivu {count}", $"huone {count}", $"{count} ihmistä",
        .. Carry([Words(count), $"{count}"], "Laskimme niitä *", "Heitä oli *", "Teillä on numero *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "euroa",
            Currency.Dollar => "dollaria",
            Currency.Pound => "puntaa",
            Currency.Yuan => "juania",
            Currency.Yen => "jeniä",
            _ => "kruunua",
        };
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)} senttiä");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Se maksaa *", "Lippu maksaa *", "Summa: *", "Minulla on vielä *", "vain *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var (spoken, written) = ($"{Ordinal(day.Day)} {month}", $"{day.Day}. {month}");
        return
        [
            spoken, written, $"{spoken} {Words(day.Year)}", $"{written} {day.Year}",
            $"{weekday} {spoken}", $"{weekday} {written}",
            $"Tänään on {spoken}", $"Tänään on {weekday} {written}",
            $"Kokous on {weekday}na {written}", $"avoinna {written} asti",
            $"Hän syntyi {written} {day.Year}", $"Kirje on päivätty {written} {day.Year}",
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms.Where(form => form.Contains(' ')),
            .. Carry(forms, "Kello on *", "kello *", "Juna lähtee kello *", "Kokous alkaa kello *", "Nähdään kello *",
                "Kauppa sulkeutuu kello *"),
        ];
    }

    private IEnumerable<string> Clock(ClockTime time)
    {
        var (hour, next) = (Words(time.TwelveHour), Words(time.NextTwelveHour));
        yield return time.Digits('.');
        yield return time.Minute switch
        {
            0 => Words(time.Hour),
            < 10 => $"{Words(time.Hour)} nolla {Words(time.Minute)}",
            _ => $"{Words(time.Hour)} {Words(time.Minute)}",
        };
        switch (time.Minute)
        {
            case 15:
                yield return $"varttia yli {hour}";
                break;
            case 30:
                yield return $"puoli {next}";
                break;
            case 45:
                yield return $"varttia vaille {next}";
                break;
            case 5 or 10 or 20:
                yield return $"{Words(time.Minute)} yli {hour}";
                break;
            case 40:
                yield return $"kahtakymmentä vaille {next}";
                break;
            case 50:
                yield return $"kymmentä vaille {next}";
                break;
            case 55:
                yield return $"viittä vaille {next}";
                break;
        }
    }
}
