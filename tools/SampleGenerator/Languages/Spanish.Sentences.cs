using Unroll.SampleGenerator.Sentences;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class Spanish : ISentenceLanguage
{
    public IReadOnlyList<string> Sentences { get; } =
    [
        "{event} del {date} empieza a {time}.",
        "{event} del {date} empieza a {time} y cuesta {amount}.",
        "{event} empieza a {time} y vienen [{count}|unos {few}] {people}.",
        "Cuesta {amount} y no {amount}.",
        "Necesitamos {count-f} {things-f} antes de {time}.",
        "¿Puedo pagar [los {few} {things}|las {few} {things-f}] en {month}?",
        "En {month} [ella|él|la señora Abril] [vendió|compró] {count-f} {things-f} por {amount}.",
        "Un segundo, el [tren|autobús|barco] sale a {time}.",
        "[La habitación|La sala|La puerta] {label} está [libre|cerrada|ocupada] [hasta {time}|el {date}|en {month}].",
        "Tome [el autobús|la línea|el tranvía] {label} a {time}[|, cuesta {amount}|, son {few-f} paradas].",
        "Al final, {count} {things} [bastan|son demasiados].",
        "La segunda [parte|mitad|vez] duró {few} [minutos|segundos|días].",
        "Nadie [vino|llamó|salió] antes de {time}.",
        "[Él|Ella|Nadie] quería pagar {amount} por {count} {things}.",
        "Volvimos a {time} y todavía éramos {few}.",
        "{few} de los {count} {people} [llegaron|se fueron] a {time}.",
        "Una mesa para {few} el {date} a {time}, por favor.",
        "Nació en {year} y se casó el {date}.",
        "La casa de la calle [Mayor|del Parque|Mayo] {label} se vendió por {amount} en {year}.",
        "Leed [el capítulo|la página] {label} antes del {weekday}; son {count-f} palabras.",
        "Abierto de {time} a {time}, pero no el {weekday}.",
        "[Abierto|Cerrado] del {date} al {date}.",
        "De {few} a {few} {people} pueden [dormir|comer|jugar] aquí.",
        "El trabajo dura {few-f} horas, de {time} a {time}.",
        "Caminamos {few-f} horas y media y volvimos a {time}.",
        "Un cuarto del dinero, {amount}, se paga el {date}.",
        "La factura {label} del {date} está [pagada|pendiente].",
        "[Él|Ella] pagó {amount} y recibió {count} {things}[| y {amount} de vuelta].",
        "Entre {time} y {time} el billete cuesta solo {amount}.",
        "La estación está a {few} [minutos|kilómetros] y el tren sale a {time}.",
        "Para el pastel compramos {few-f} libras de [harina|manzanas|azúcar] por {amount}.",
        "El rey tenía {few-f} coronas[| y {count} {things}].",
        "Hemos contado {count}, no {count}.",
        "Llame al {label} antes de {time}.",
        "[Desde {year}|En {month}] hemos vendido {count} {things}.",
        "El cuarto está [vacío|limpio|a media luz|en el segundo piso].",
        "[Una|La] media [está|sigue] [rota|en el cuarto|mojada].",
        "Es [más o menos|poco más o menos|ni más ni menos que] [lo mismo|una broma|la verdad].",
        "[La señora|El señor] [Abril|Mayo|Segundo] [llegó la segunda vez|está en su cuarto|no tiene hora].",
        "El [segundo|tercer|cuarto] [piso|intento|libro] es [el mejor|el tuyo|nuevo].",
    ];

    public IEnumerable<string> Forms(string slot, PartValues values) => slot switch
    {
        "date" => DateForms(values.Day()),
        "month" => MonthForms(values.Day()),
        "year" => [$"{values.Day().Year}"],
        "weekday" => Weekdays,
        "time" => TimeForms(values.Time()),
        "amount" => AmountForms(values.Amount()),
        "count" => CountForms(values.Number().Count),
        "count-f" => FeminineForms(values.Number().Count),
        "few" => CountForms(values.Few().Count),
        "few-f" => FeminineForms(values.Few().Count),
        "label" => LabelForms(values.Number().Count),
        "event" => ["la reunión", "el concierto", "el curso", "la boda", "el partido", "la conferencia", "el ensayo"],
        "people" => ["invitados", "niños", "alumnos", "jugadores", "cantantes", "vecinos"],
        "things" => ["libros", "vasos", "platos", "cuadernos", "relojes", "lápices", "abrigos"],
        "things-f" => ["sillas", "mesas", "lámparas", "botellas", "manzanas", "llaves", "velas"],
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    private IEnumerable<string> CountForms(int count) => [Shortened(count), $"{count}"];

    private IEnumerable<string> FeminineForms(int count) => [Feminine(count), $"{count}"];

    private IEnumerable<string> LabelForms(int number) => [Words(number), $"{number}"];

    private IEnumerable<string> DateForms(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        return
        [
            $"{day.Day} de {month}", $"{day.Day} de {month} de {day.Year}", $"{weekday} {day.Day} de {month}",
            Words(day.Day), $"{Words(day.Day)} de {month}", $"{Words(day.Day)} de {month} de {Words(day.Year)}",
        ];
    }

    private static IEnumerable<string> MonthForms(CalendarDay day) =>
        [Months[day.Month - 1], $"{Months[day.Month - 1]} de {day.Year}"];

    /// <summary>A clock's form begins with an article, las or la; the value begins after it.</summary>
    private IEnumerable<string> TimeForms(ClockTime time)
    {
        foreach (var form in time.Minute == 0 ? [.. Clock(time), Hour(time.TwelveHour)] : Clock(time))
            yield return form.Insert(form.IndexOf(' ', StringComparison.Ordinal) + 1, "^");
    }

    private IEnumerable<string> AmountForms(Amount amount) =>
        amount.Currency == Currency.Euro ? [.. Prices(amount), $"{amount.Digits(',')} €"] : Prices(amount);
}
