using Humanizer;

namespace Unroll.SampleGenerator.Languages;

/// <summary>The Portuguese of Portugal, as Humanizer's "pt" is: "dezasseis", not "dezesseis".</summary>
internal sealed class Portuguese() : Language("pt", "pt")
{
    private static readonly string[] Months =
    [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ];

    private static readonly string[] Weekdays =
    [
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
    ];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"número {Words(count)}", $"{Feminine(count)} pessoas", $"quase {Words(count)}",
        $"página {count}", $"quarto {count}", $"{count} pessoas",
        .. Carry([Words(count), $"{count}"], "Contámos *", "Eram *", "O senhor tem o número *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var (unit, feminine) = amount.Currency switch
        {
            Currency.Euro => ("euros", false),
            Currency.Dollar => ("dólares", false),
            Currency.Pound => ("libras", true),
            Currency.Yuan => ("yuans", false),
            Currency.Yen => ("ienes", false),
            _ => ("coroas", true),
        };
        var count = feminine ? Feminine(amount.Whole) : Words(amount.Whole);
        var spoken = $"{count} {unit}" + (amount.Cents == 0 ? "" : $" e {Words(amount.Cents)}");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Custa *", "O bilhete custa *", "Total: *", "Ainda tenho *", "só *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var number = day.Day == 1 ? "primeiro" : Words(day.Day);
        string[] forms =
        [
            $"{number} de {month}", $"{weekday}, {number} de {month}",
            $"{day.Day} de {month} de {day.Year}", $"{weekday}, {day.Day} de {month}", $"{day.Day} de {month}",
        ];
        var withYear = $"{number} de {month} de {Words(day.Year)}";
        return
        [
            .. forms, withYear, $"no dia {number} de {month}", $"a {day.Day} de {month} de {day.Year}",
            $"A reunião é no dia {number} de {month}", $"A reunião é no dia {day.Day} de {month}",
            $"A reunião é {(day.Weekday < 5 ? "na" : "no")} {weekday}, {day.Day} de {month}",
            .. Carry(forms, "aberto até *"),
            .. Carry([withYear, forms[2]], "Ela nasceu a *", "carta de *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var texts = new List<string>();
        foreach (var (copula, preposition, clock) in Clock(time))
        {
            texts.Add(clock);
            texts.Add($"{copula} {clock}");
            texts.AddRange(Carry(
                [$"{preposition} {clock}"], "*", "O comboio parte *", "A reunião começa *", "Encontramo-nos *",
                    "A loja fecha *"));
        }

        return texts;
    }

    protected override string Words(int number) => Words(number, GrammaticalGender.Masculine);

    private string Feminine(int count) => Words(count, GrammaticalGender.Feminine);

    /// <summary>
    /// Mends three things in Humanizer's words: a last round hundred takes an "e" ("mil e duzentos"), two thousand
    /// women are "duas mil", and "catorze" is what goes with "dezasseis".
    /// </summary>
    protected override string Words(int number, GrammaticalGender gender)
    {
        var words = number > 1000 && number % 1000 >= 200 && number % 100 == 0
            ? $"{base.Words(number / 1000 * 1000, gender)} e {base.Words(number % 1000, gender)}"
            : base.Words(number, gender);
        if (gender == GrammaticalGender.Feminine && words.StartsWith("dois mil", StringComparison.Ordinal))
            words = string.Concat("duas", words.AsSpan("dois".Length));

        return words.Replace("quatorze", "catorze", StringComparison.Ordinal);
    }

    private (string Copula, string Preposition, string Clock) At(int hour, string rest) => hour switch
    {
        1 => ("É", "à", $"uma{rest}"),
        12 => ("É", "ao", $"meio-dia{rest}"),
        _ => ("São", "às", $"{Feminine(hour)}{rest}"),
    };

    private IEnumerable<(string Copula, string Preposition, string Clock)> Clock(ClockTime time)
    {
        yield return ("São", "às", $"{time.Digits(':')} horas");
        if (time.Hour > 12)
            yield return At(time.Hour, " horas" + (time.Minute == 0 ? "" : $" e {Words(time.Minute)}"));

        yield return time.Minute switch
        {
            0 => At(time.TwelveHour, " em ponto"),
            15 => At(time.TwelveHour, " e um quarto"),
            30 => At(time.TwelveHour, " e meia"),
            45 => At(time.NextTwelveHour, " menos um quarto"),
            > 30 when time.Minute % 5 == 0 => At(time.NextTwelveHour, $" menos {Words(60 - time.Minute)}"),
            _ => At(time.TwelveHour, $" e {Words(time.Minute)}"),
        };
    }
}
