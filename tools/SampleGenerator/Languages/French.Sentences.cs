using Unroll.SampleGenerator.Sentences;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class French : ISentenceLanguage
{
    public IReadOnlyList<string> Sentences { get; } =
    [
        "{event} du {date} commence à {time}.",
        "{event} du {date} commence à {time} et coûte {amount}.",
        "{event} commence à {time} et [{count}|environ {few}] {people} viendront.",
        "Cela coûte {amount} et non {amount}.",
        "Il nous faut {count-f} {things-f} avant {time}.",
        "Puis-je payer [les {amount}|les {few} {things}] en {month} ?",
        "En {month}, [elle|il|Mme Mars] a [vendu|acheté] {count-f} {things-f} pour {amount}.",
        "Un instant, le [bus|train|bateau] part à {time}.",
        "[La chambre|La salle|La porte] {label} est [libre|fermée|prise] [jusqu'à {time}|le {date}|en {month}].",
        "Prenez [le bus|la ligne|le tram] {label} à {time}[|, cela coûte {amount}|, puis comptez {few} arrêts].",
        "Finalement, {count} {things} [suffisent|sont de trop].",
        "La seconde [partie|moitié|fois] a duré {few-f} [minutes|heures|secondes].",
        "Personne n'est [venu|parti] avant {time}.",
        "[Il|Elle|Personne] ne voulait payer {amount} pour {count} {things}.",
        "Il est {time} et nous sommes encore {count}.",
        "{few} des {count} {people} sont [arrivés|partis] à {time}.",
        "Une table pour {few} le {date} à {time}, s'il vous plaît.",
        "Née en {year}, elle s'est mariée le {date}.",
        "La maison du {label}, rue [du Parc|de Mars], a été vendue {amount} en {year}.",
        "Lisez [le chapitre|la page] {label} avant {weekday} ; il y a {count} mots.",
        "Ouvert de {time} à {time}, sauf le {weekday}.",
        "[Ouvert|Fermé] du {date} au {date}.",
        "De {few} à {few} {people} peuvent [dormir|manger|jouer] ici.",
        "Le travail dure {few-f} heures, de {time} à {time}.",
        "On a marché {few-f} heures et demie, puis on est rentrés à {time}.",
        "Le quart de la somme, {amount}, est à payer le {date}.",
        "La facture {label} du {date} est [payée|en retard].",
        "[Il|Elle] a payé {amount} et reçu {count} {things}[| et {amount} en retour].",
        "Entre {time} et {time}, le billet ne coûte que {amount}.",
        "La gare est à {few-f} [minutes|stations] et le train part à {time}.",
        "[Il|Elle] a lu {count} livres [en {month}|en {year}|depuis {weekday}].",
        "Le roi avait {few-f} couronnes[| et {count} {things}].",
        "Nous en avons compté {count}, pas {count}.",
        "Appelez le {label} avant {time}.",
        "[Depuis {year}|En {month}], on a vendu {count} {things}.",
        "[La seconde porte|La première rue|La moitié de la ville] est [fermée|à nous|trop loin].",
        "[Le vélo|Le livre|Le manteau] est [neuf|presque neuf|moins neuf que le tien].",
        "[C'est|Ce n'est pas] l'heure [de partir|de manger|de dormir].",
        "[Monsieur|Madame] [Mars|Avril|Midi] a [un livre|une couronne|un vélo neuf].",
        "[Plus ou moins|De moins en moins|À moins d'attendre une heure], on [comprend|dort|travaille].",
    ];

    public IEnumerable<string> Forms(string slot, PartValues values) => slot switch
    {
        "date" => DateForms(values.Day()),
        "month" => MonthForms(values.Day()),
        "year" => [$"{values.Day().Year}"],
        "weekday" => Weekdays,
        "time" => TimeForms(values.Time()),
        "amount" => AmountForms(values.Amount()),
        "count" or "label" => CountForms(values.Number().Count),
        "count-f" => FeminineForms(values.Number().Count),
        "few" => CountForms(values.Few().Count),
        "few-f" => FeminineForms(values.Few().Count),
        "event" => ["la réunion", "le concert", "le cours", "le mariage", "le match", "la conférence", "la répétition"],
        "people" => ["invités", "enfants", "élèves", "joueurs", "chanteurs", "voisins"],
        "things" => ["livres", "verres", "cartons", "tapis", "gâteaux", "crayons", "vélos"],
        "things-f" => ["chaises", "assiettes", "lampes", "bouteilles", "pommes", "clés", "bougies"],
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    private IEnumerable<string> CountForms(int count) => [Words(count), $"{count}"];

    private IEnumerable<string> FeminineForms(int count) => [Feminine(count), $"{count}"];

    private IEnumerable<string> DateForms(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        var number = day.Day == 1 ? "premier" : Words(day.Day);
        var digits = day.Day == 1 ? "1er" : $"{day.Day}";
        return
        [
            $"{digits} {month}", $"{digits} {month} {day.Year}", $"{weekday} {digits} {month}",
            number, $"{number} {month}", $"{number} {month} {Words(day.Year)}",
        ];
    }

    private static IEnumerable<string> MonthForms(CalendarDay day) =>
        [Months[day.Month - 1], $"{Months[day.Month - 1]} {day.Year}"];

    private IEnumerable<string> TimeForms(ClockTime time) => [.. Clock(time), $"{time.Hour}h{time.Minute:00}"];

    private IEnumerable<string> AmountForms(Amount amount) =>
        amount.Currency == Currency.Euro ? [.. Prices(amount), $"{amount.Digits(',')} €"] : Prices(amount);
}
