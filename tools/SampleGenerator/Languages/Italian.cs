namespace Unroll.SampleGenerator.Languages;

internal sealed class Italian() : Language("it", "it")
{
    private static readonly string[] Months =
    [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
        "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ];

    private static readonly string[] Weekdays =
        ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"numero {Words(count)}", $"{Words(count)} persone", $"circa {Words(count)}",
        $"pagina {count}", $"camera {count}", $"{count} persone",
        .. Carry([Words(count), $"{count}"], "Ne abbiamo contati *", "Erano *", "Lei ha il numero *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "euro",
            Currency.Dollar => "dollari",
            Currency.Pound => "sterline",
            Currency.Yuan => "yuan",
            Currency.Yen => "yen",
            _ => "corone",
        };
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" e {Words(amount.Cents)}");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Costa *", "Il biglietto costa *", "Totale: *", "Ho ancora *", "solo *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var number = day.Day == 1 ? "primo" : Words(day.Day);
        string[] spoken = [$"{number} {month}", $"{number} {month} {Words(day.Year)}"];
        string[] written = [$"{day.Day} {month}", $"{day.Day} {month} {day.Year}"];
        string[] forms = [.. spoken, .. written];

        // "otto" and "undici" start with a vowel, which the article and what melts with it yield to.
        var (the, of, to) = day.Day is 8 or 11 ? ("l'", "dell'", "all'") : ("il ", "del ", "al ");
        return
        [
            .. forms, $"{weekday} {spoken[0]}", $"{weekday} {written[1]}",
            .. forms.Select(form => the + form),
            $"La riunione è {weekday} {spoken[0]}", $"La riunione è {the}{spoken[0]}",
                $"La riunione è {the}{written[0]}",
            $"aperto fino {to}{spoken[0]}", $"aperto fino {to}{written[1]}",
            $"È nata {the}{spoken[1]}", $"È nata {the}{written[1]}",
            $"lettera {of}{spoken[1]}", $"lettera {of}{written[1]}",
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var texts = new List<string>();
        foreach (var (hour, minutes) in Clock(time))
        {
            // "È l'una", "Sono le tre"; "all'una", "alle tre".
            var (clock, copula, at) = hour == "una"
                ? ($"l'una{minutes}", "È", $"all'una{minutes}")
                : ($"le {hour}{minutes}", "Sono", $"alle {hour}{minutes}");
            texts.AddRange(
            [
                clock, $"{copula} {clock}", at, $"Il treno parte {at}", $"La riunione comincia {at}",
                $"Ci vediamo {at}", $"Il negozio chiude {at}",
            ]);
        }

        return texts;
    }

    /// <summary>"centottanta" is what people write; Humanizer keeps both vowels.</summary>
    protected override string Words(int number) =>
        base.Words(number).Replace("centoottant", "centottant", StringComparison.Ordinal);

    private string Hour(int hour) => hour == 1 ? "una" : Words(hour);

    private IEnumerable<(string Hour, string Minutes)> Clock(ClockTime time)
    {
        var (hour, next) = (Hour(time.TwelveHour), Hour(time.NextTwelveHour));
        yield return (time.Digits('.'), "");
        if (time.Hour > 12)
            yield return (Words(time.Hour), time.Minute == 0 ? " in punto" : $" e {Words(time.Minute)}");

        yield return time.Minute switch
        {
            0 => (hour, " in punto"),
            15 => (hour, " e un quarto"),
            30 => (hour, " e mezza"),
            45 => (next, " meno un quarto"),
            > 30 when time.Minute % 5 == 0 => (next, $" meno {Words(60 - time.Minute)}"),
            _ => (hour, $" e {Words(time.Minute)}"),
        };
    }
}
