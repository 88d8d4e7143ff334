namespace Unroll.SampleGenerator.Languages;

internal sealed class Dutch() : Language("nl", "nl")
{
    private static readonly string[] Months =
    [
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ];

    private static readonly string[] Weekdays =
        ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"nummer {Words(count)}", $"{Words(count)} mensen", $"ongeveer {Words(count)}",
        $"pagina {count}", $"kamer {count}", $"{count} mensen",
        .. Carry([Words(count), $"{count}"], "We hebben er * geteld", "Het waren er *", "U hebt nummer *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "euro",
            Currency.Dollar => "dollar",
            Currency.Pound => "pond",
            Currency.Yuan => "yuan",
            Currency.Yen => "yen",
            _ => "kronen",
        };
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)}");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Dat kost *", "Het kaartje kost *", "Totaal: *", "Ik heb nog *", "maar *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        string[] forms =
        [
            $"{Words(day.Day)} {month}", $"{weekday} {Words(day.Day)} {month}",
            $"{day.Day} {month} {day.Year}", $"{weekday} {day.Day} {month}", $"{day.Day} {month}",
        ];
        var withYear = $"{Words(day.Day)} {month} {Words(day.Year)}";
        return
        [
            .. forms, withYear, $"de {Ordinal(day.Day)} {month}",
            .. Carry(forms, "op *", "De vergadering is op *", "open tot *"),
            .. Carry([withYear, forms[2]], "Ze is geboren op *", "brief van *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "Het is *", "om *", "De trein vertrekt om *", "De vergadering begint om *",
                "We zien elkaar om *", "De winkel sluit om *"),
        ];
    }

    /// <summary>Dutch counts four digits in hundreds: "achtendertighonderdtwee"; Humanizer does not.</summary>
    protected override string Words(int number) => number is >= 1100 and < 2000 or > 2000 && number % 1000 >= 100
        ? $"{base.Words(number / 100)}honderd{(number % 100 == 0 ? "" : base.Words(number % 100))}"
        : base.Words(number);

    private string Hour(int hour) => hour == 1 ? "één" : Words(hour);

    private IEnumerable<string> Clock(ClockTime time)
    {
        var (hour, next) = (Hour(time.TwelveHour), Hour(time.NextTwelveHour));
        yield return $"{time.Digits('.')} uur";
        yield return $"{Hour(time.Hour)} uur" + (time.Minute == 0 ? "" : $" {Words(time.Minute)}");
        switch (time.Minute)
        {
            case 15:
                yield return $"kwart over {hour}";
                break;
            case 20:
                yield return $"tien voor half {next}";
                break;
            case 25:
                yield return $"vijf voor half {next}";
                break;
            case 30:
                yield return $"half {next}";
                break;
            case 35:
                yield return $"vijf over half {next}";
                break;
            case 40:
                yield return $"tien over half {next}";
                break;
            case 45:
                yield return $"kwart voor {next}";
                break;
            case 5 or 10:
                yield return $"{Words(time.Minute)} over {hour}";
                break;
            case 50 or 55:
                yield return $"{Words(60 - time.Minute)} voor {next}";
                break;
        }
    }
}
