namespace Unroll.SampleGenerator.Languages;

internal sealed partial class English() : Language("en", "en")
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] Weekdays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"number {Words(count)}", $"{Words(count)} people", $"about {Words(count)}",
        $"page {count}", $"room {count}", $"{count} people",
        .. Carry([Words(count), $"{count}"], "We counted * of them", "There were * guests", "Please call number *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var forms = Prices(amount);
        return
        [
            .. forms,
            .. Carry(forms, "It costs *", "The ticket is *", "Total: *", "I still have *", "only *"),
        ];
    }

    private string[] Prices(Amount amount)
    {
        var unit = Unit(amount.Currency);
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)}");
        return [spoken, $"{amount.Digits('.')} {unit}"];
    }

    private static string Unit(Currency currency) => currency switch
    {
        Currency.Euro => "euros",
        Currency.Dollar => "dollars",
        Currency.Pound => "pounds",
        Currency.Yuan => "yuan",
        Currency.Yen => "yen",
        _ => "kronor",
    };

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday, ordinal) = (Months[day.Month - 1], Weekdays[day.Weekday], Ordinal(day.Day));
        string[] forms =
        [
            $"the {ordinal} of {month}", $"{month} the {ordinal}", $"{weekday} the {ordinal} of {month}",
            $"{day.Day} {month} {day.Year}", $"{month} {day.Day}, {day.Year}", $"{weekday}, {month} {day.Day}",
        ];
        string[] withYear = [$"the {ordinal} of {month} {Year(day.Year)}", $"{month} {ordinal} {Year(day.Year)}"];
        return
        [
            .. forms, .. withYear,
            .. Carry(forms, "The meeting is on *", "open until *"),
            .. Carry([withYear[0], forms[3]], "She was born on *", "a letter from *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "It is *", "at *", "The train leaves at *", "The meeting starts at *", "See you at *",
                "The shop closes at *"),
        ];
    }

    private string Year(int year) => (year / 100, year % 100) switch
    {
        (20, < 10) => Words(year),
        (var century, 0) => $"{Words(century)} hundred",
        (var century, < 10 and var rest) => $"{Words(century)} oh {Words(rest)}",
        var (century, rest) => $"{Words(century)} {Words(rest)}",
    };

    private IEnumerable<string> Clock(ClockTime time) =>
        [$"{time.TwelveHour}:{time.Minute:00} {(time.Hour < 12 ? "am" : "pm")}", .. ClockWords(time)];

    private IEnumerable<string> ClockWords(ClockTime time)
    {
        var (hour, next) = (Words(time.TwelveHour), Words(time.NextTwelveHour));
        switch (time.Minute)
        {
            case 0:
                yield return $"{hour} o'clock";
                break;
            case 15:
                yield return $"a quarter past {hour}";
                break;
            case 30:
                yield return $"half past {hour}";
                break;
            case 45:
                yield return $"a quarter to {next}";
                break;
            case < 30 when time.Minute % 5 == 0:
                yield return $"{Words(time.Minute)} past {hour}";
                break;
            case > 30 when time.Minute % 5 == 0:
                yield return $"{Words(60 - time.Minute)} to {next}";
                break;
        }

        if (time.Minute > 0)
            yield return $"{hour}{Minutes(time)}";
    }

    /// <summary>The minutes after an hour, with the space before them; nothing at a full hour.</summary>
    private string Minutes(ClockTime time) => time.Minute switch
    {
        0 => "",
        < 10 => $" oh {Words(time.Minute)}",
        _ => $" {Words(time.Minute)}",
    };
}
