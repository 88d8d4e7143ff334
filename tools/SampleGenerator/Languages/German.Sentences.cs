using Humanizer;
using Unroll.SampleGenerator.Sentences;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class German : ISentenceLanguage
{
    public IReadOnlyList<string> Sentences { get; } =
    [
        "{event} am {date} beginnt um {time}.",
        "{event} am {date} beginnt um {time} und kostet {amount}.",
        "{event} beginnt um {time}, und es kommen {count} {people}.",
        "Das kostet {amount} und nicht {amount}.",
        "Wir brauchen bis {time} noch {count} {things}.",
        "[Darf|Kann] ich [die {amount}|die {few} {things}] im {month} bezahlen?",
        "Im {month} [verkauft|kauft] [sie|er|Frau Mai] {count} {things} für {amount}.",
        "Einen Moment, der [Bus|Zug] fährt um {time} ab.",
        "[Zimmer|Saal|Halle] {label} ist [bis {time}|am {date}|für {count} {people}|ab {month}] "
            + "[frei|gesperrt|belegt].",
        "Nehmen Sie um {time} [den Bus|die Linie|die Bahn] {label}[|, das kostet {amount}|, es sind {few} Stationen].",
        "Beim zweiten Mal waren {count} {things} [genug|zu viel].",
        "Die zweite [Hälfte|Fassung|Runde] dauerte {few} [Minuten|Stunden|Tage].",
        "[Niemand|Keiner|Nicht einer] [kam|zahlte|ging] vor {time}.",
        "[Er|Sie|Niemand] wollte {amount} für {count} {things} zahlen.",
        "Es ist {time}, und wir sind noch {count}.",
        "{few} der {count} {people} [kamen|gingen] um {time}.",
        "Einen Tisch für {few} am {date} um {time}, bitte.",
        "[Sie|Er] wurde im Jahr {year} geboren und heiratete am {date}.",
        "Das Haus in der [Parkstraße|Märzstraße] {label} wurde {year} für {amount} verkauft.",
        "Lest bis {weekday} [Kapitel|Seite|Teil] {label}; es sind {count} Wörter.",
        "Geöffnet von {time} bis {time}, aber nicht am {weekday}.",
        "[Geöffnet|Geschlossen] vom {date} bis zum {date}.",
        "Hier können {few} bis {few} {people} [essen|schlafen|arbeiten].",
        "Die {people} gingen eine halbe Stunde vor {time}.",
        "Ein Viertel des Geldes, {amount}, ist am {date} fällig.",
        "Die Rechnung {label} vom {date} ist [offen|bezahlt].",
        "[Er|Sie] zahlte {amount} und bekam {count} {things}[| und {amount} zurück].",
        "Zwischen {time} und {time} kostet die Karte nur {amount}.",
        "Es sind {few} [Minuten|Kilometer|Stationen] zum Bahnhof, und um {time} geht der Zug.",
        "Für den Kuchen nehmen wir {few} Pfund [Mehl|Äpfel|Butter]; das kostet {amount}.",
        "Der König besaß {few} Kronen[| und {count} {things}].",
        "Wir zählten {count}, nicht {count}.",
        "Rufen Sie [vor {time}|am {weekday}] die {label} an.",
        "[Seit {year}|Seit {month}|Im {month}] haben wir {count} {things} verkauft.",
        "Die {ordinal} [Tür|Treppe|Straße] ist [richtig|falsch|gesperrt].",
        "[Der Saal|Das Glas|Der Bus] ist [halb leer|halb voll|nur halb so schön].",
        "[Gib|Gebt|Geben wir] [bitte|jetzt|gut] acht!",
        "[Sie|Wir] sieben das Mehl[| und das Salz| ein zweites Mal].",
        "[Die|Meine|Deine] Uhr [ist neu|geht vor|geht nach|steht seit gestern].",
        "Das Viertel nach der Brücke ist [schön|alt|laut].",
        "[Herr|Frau] [Mai|März|Pfund] kommt [als erster|als zweiter|nach uns|vor uns].",
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
        "few" => CountForms(values.Few().Count),
        "label" => LabelForms(values.Number().Count),
        "ordinal" => [Ordinal(values.Few().Count, GrammaticalGender.Feminine)],
        "event" => ["die Sitzung", "das Konzert", "der Kurs", "die Hochzeit", "das Spiel", "der Vortrag", "die Probe"],
        "people" => ["Gäste", "Kinder", "Schüler", "Spieler", "Sänger", "Leute"],
        "things" => ["Stühle", "Teller", "Decken", "Lampen", "Bücher", "Äpfel", "Kisten", "Schirme", "Kerzen",
            "Schlüssel"],
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    private IEnumerable<string> CountForms(int count) => [Attribute(count), $"{count}"];

    private IEnumerable<string> LabelForms(int number) => [Words(number), $"{number}"];

    private IEnumerable<string> DateForms(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var ordinal = Ordinal(day.Day, GrammaticalGender.Feminine);
        return
        [
            $"{day.Day}. {month}", $"{day.Day}. {month} {day.Year}", $"{weekday}, dem {day.Day}. {month}",
            $"{ordinal}n", $"{ordinal}n {month}", $"{ordinal}n {month} {Year(day.Year)}",
        ];
    }

    private static IEnumerable<string> MonthForms(CalendarDay day) =>
        [Months[day.Month - 1], $"{Months[day.Month - 1]} {day.Year}"];

    private IEnumerable<string> TimeForms(ClockTime time) => time.Minute == 0
        ? [.. Clock(time), Words(time.TwelveHour), $"{time.Hour}"]
        : Clock(time);

    private IEnumerable<string> AmountForms(Amount amount) =>
        amount.Currency == Currency.Euro ? [.. Prices(amount), $"{amount.Digits(',')} €"] : Prices(amount);
}
