using Humanizer;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class Spanish() : Language("es", "es")
{
    private static readonly string[] Months =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ];

    private static readonly string[] Weekdays =
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"número {Words(count)}", $"{Feminine(count)} personas", $"casi {Words(count)}",
        $"página {count}", $"habitación {count}", $"{count} personas",
        .. Carry([Words(count), $"{count}"], "Hemos contado *", "Eran *", "Usted tiene el número *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var forms = Prices(amount);
        return
        [
            .. forms,
            .. Carry(forms, "Cuesta *", "El billete cuesta *", "Total: *", "Todavía tengo *", "solo *"),
        ];
    }

    private string[] Prices(Amount amount)
    {
        var (_, unit, feminine) = Unit(amount.Currency);
        var count = feminine ? Feminine(amount.Whole) : Shortened(amount.Whole);
        var spoken = $"{count} {unit}" + (amount.Cents == 0 ? "" : $" con {Words(amount.Cents)}");
        return [spoken, $"{amount.Digits(',')} {unit}"];
    }

    private static (string One, string Many, bool Feminine) Unit(Currency currency) => currency switch
    {
        Currency.Euro => ("euro", "euros", false),
        Currency.Dollar => ("dólar", "dólares", false),
        Currency.Pound => ("libra", "libras", true),
        Currency.Yuan => ("yuan", "yuanes", false),
        Currency.Yen => ("yen", "yenes", false),
        _ => ("corona", "coronas", true),
    };

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        string[] forms =
        [
            $"el {Words(day.Day)} de {month}", $"el {weekday} {Words(day.Day)} de {month}",
            $"el {day.Day} de {month} de {day.Year}", $"el {weekday} {day.Day} de {month}",
        ];
        var withYear = $"el {Words(day.Day)} de {month} de {Words(day.Year)}";
        return
        [
            .. forms, withYear, $"{Words(day.Day)} de {month}", $"{weekday} {Words(day.Day)} de {month}",
            $"{day.Day} de {month} de {day.Year}", $"{day.Day} de {month}",
            .. Carry(forms, "La reunión es *", "abierto hasta *"),
            .. Carry([withYear, forms[2]], "Ella nació *"),
            $"carta del {Words(day.Day)} de {month} de {Words(day.Year)}",
                $"carta del {day.Day} de {month} de {day.Year}",
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).ToList();
        return
        [
            .. forms,
            .. Carry(forms.Where(form => form.StartsWith("las", StringComparison.Ordinal)), "Son *"),
            .. Carry(forms.Where(form => !form.StartsWith("las", StringComparison.Ordinal)), "Es *"),
            .. Carry(forms, "a *", "El tren sale a *", "La reunión empieza a *", "Nos vemos a *",
                "La tienda cierra a *"),
        ];
    }

    private string Feminine(int count) => Words(count, GrammaticalGender.Feminine);

    /// <summary>The number before a masculine noun: "veintiún", "treinta y un".</summary>
    private string Shortened(int count)
    {
        var words = Words(count);
        return words.EndsWith("veintiuno", StringComparison.Ordinal) ? words[..^"uno".Length] + "ún"
            : words.EndsWith("uno", StringComparison.Ordinal) ? words[..^1]
            : words;
    }

    private string Hour(int hour) => hour == 1 ? "la una" : $"las {Feminine(hour)}";

    private IEnumerable<string> Clock(ClockTime time) => time.Hour > 12
        ? [$"las {time.Digits(':')}", LongHours(time), ClockWords(time)]
        : [$"las {time.Digits(':')}", ClockWords(time)];

    private string LongHours(ClockTime time) =>
        $"{Hour(time.Hour)} horas"
            + (time.Minute == 0 ? "" : $" y {Shortened(time.Minute)} {(time.Minute == 1 ? "minuto" : "minutos")}");

    private string ClockWords(ClockTime time)
    {
        var (hour, next) = (Hour(time.TwelveHour), Hour(time.NextTwelveHour));
        return time.Minute switch
        {
            0 => $"{hour} en punto",
            15 => $"{hour} y cuarto",
            30 => $"{hour} y media",
            45 => $"{next} menos cuarto",
            > 30 when time.Minute % 5 == 0 => $"{next} menos {Words(60 - time.Minute)}",
            _ => $"{hour} y {Words(time.Minute)}",
        };
    }
}
