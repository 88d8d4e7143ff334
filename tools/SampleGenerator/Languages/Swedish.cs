namespace Unroll.SampleGenerator.Languages;

internal sealed class Swedish() : Language("sv", "sv")
{
    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ];

    private static readonly string[] Weekdays =
        ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"nummer {Words(count)}", $"{Common(count)} personer", $"ungefär {Words(count)}",
        $"sidan {count}", $"rum {count}", $"{count} personer",
        .. Carry([Words(count), $"{count}"], "Vi räknade till *", "De var * stycken", "Du har nummer *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "euro",
            Currency.Dollar => "dollar",
            Currency.Pound => "pund",
            Currency.Yuan => "yuan",
            Currency.Yen => "yen",
            _ => "kronor",
        };
        var count = amount.Currency == Currency.Pound ? Words(amount.Whole) : Common(amount.Whole);
        var spoken = $"{count} {unit}" + (amount.Cents == 0 ? "" : $" och {Words(amount.Cents)} cent");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Det kostar *", "Biljetten kostar *", "Summa: *", "Jag har * kvar", "bara *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday, ordinal) = (Months[day.Month - 1], Weekdays[day.Weekday], Ordinal(day.Day));
        string[] forms =
        [
            $"den {ordinal} {month}", $"{weekday}en den {ordinal} {month}",
            $"den {day.Day} {month} {day.Year}", $"{weekday} {day.Day} {month}", $"{day.Day} {month}",
        ];
        var withYear = $"den {ordinal} {month} {Year(day.Year)}";
        return
        [
            .. forms, withYear, $"{day.Day} {month} {day.Year}",
            .. Carry(forms, "Mötet är *", "Öppet till *"),
            .. Carry([withYear, forms[2]], "Hon är född *", "brev från *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms.Where(form => form.Contains(' ')),
            .. Carry(forms, "Klockan är *", "klockan *", "Tåget går klockan *", "Mötet börjar klockan *",
                "Vi ses klockan *", "Affären stänger klockan *"),
        ];
    }

    /// <summary>"ett tusen etthundra"; Humanizer leaves out the second "ett".</summary>
    protected override string Words(int number) =>
        base.Words(number).Replace(" tusen hundra", " tusen etthundra", StringComparison.Ordinal);

    /// <summary>The number before a noun of the common gender: "tjugoen", not "tjugoett".</summary>
    private string Common(int count) =>
        count % 10 == 1 && count % 100 != 11 ? Words(count)[..^"ett".Length] + "en" : Words(count);

    private string Year(int year) =>
        $"{Words(year / 100)}hundra{(year % 100 == 0 ? "" : Words(year % 100))}";

    private IEnumerable<string> Clock(ClockTime time)
    {
        var (hour, next) = (Words(time.TwelveHour), Words(time.NextTwelveHour));
        yield return time.Digits('.');
        yield return time.Minute switch
        {
            0 => Words(time.Hour),
            < 10 => $"{Words(time.Hour)} noll {Words(time.Minute)}",
            _ => $"{Words(time.Hour)} och {Words(time.Minute)}",
        };
        switch (time.Minute)
        {
            case 15:
                yield return $"kvart över {hour}";
                break;
            case 25:
                yield return $"fem i halv {next}";
                break;
            case 30:
                yield return $"halv {next}";
                break;
            case 35:
                yield return $"fem över halv {next}";
                break;
            case 45:
                yield return $"kvart i {next}";
                break;
            case 5 or 10 or 20:
                yield return $"{Words(time.Minute)} över {hour}";
                break;
            case 40 or 50 or 55:
                yield return $"{Words(60 - time.Minute)} i {next}";
                break;
        }
    }
}
