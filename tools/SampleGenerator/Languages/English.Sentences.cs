using Unroll.SampleGenerator.Sentences;

namespace Unroll.SampleGenerator.Languages;

internal sealed partial class English : ISentenceLanguage
{
    public IReadOnlyList<string> Sentences { get; } =
    [
        "The {event} on {date} starts at {time}.",
        "The {event} on {date} starts at {time} and costs {amount}.",
        "The {event} begins at {time} and [{count}|only {count}|about {few}] {people} are coming.",
        "It costs {amount}, not {amount}.",
        "We need {count} {things} by {time}[| on {weekday}].",
        "[May|Can|Could] I pay [the {amount}|for the {few} {things}] in {month}?",
        "In {month} [she|he|my sister] may sell {count} {things} for {amount}.",
        "[Wait a second|Just a moment], the [bus|train|ferry] leaves at {time}.",
        "[Room|Gate|Hall] {label} is [closed|free|booked] [until {time}|on {date}|for {count} {people}|from {month}].",
        "Take [bus|line|tram] {label} at {time}[|, it costs {amount}|, and get off after {few} stops].",
        "On second thought, {count} {things} are [enough|too many].",
        "The second [half|part|chapter] took [him|her|us] {few} [minutes|hours|days].",
        "[The|A] march through the [old town|city] begins at {time} on {date}.",
        "They march [again|home] in {month}.",
        "No one [came|called|paid] before {time}.",
        "[He|She|Nobody] wanted to pay {amount} for {count} {things}.",
        "It is {time} and there are still {count} of us.",
        "{few} of the {count} {people} [arrived|left] at {time}.",
        "A table for {few} at {time} on {date}, please.",
        "[She|He] was born in {year} and [married|moved here] on {date}.",
        "The house at {label} [Park|Mill|May] Street was sold for {amount} in {year}.",
        "Read [chapter|page|part] {label} by {weekday}; it has {count} words.",
        "[Open|Closed] from {time} to {time}[|, but not on {weekday}].",
        "[Open|Closed] from {date} to {date}.",
        "From {few} to {few} {people} can [sleep|eat|work] here.",
        "Half of the {people} left half an hour before {time}.",
        "A quarter of the money, {amount}, is due on {date}.",
        "Invoice {label} of {date} is [paid|open|overdue].",
        "[He|She] paid {amount} and got {count} {things}[| and {amount} back].",
        "Between {time} and {time} the ticket is only {amount}.",
        "It is {few} [minutes|miles|stops] to the station, and the train goes at {time}.",
        "We counted {count}, not {count}.",
        "Please [call|dial] {label} [before {time}|on {weekday}].",
        "[Since {year}|Since {month}|In {month}] they have sold {count} {things}.",
        "The {ordinal} [floor|door|attempt] is [the right one|not for us].",
        "[You|We|They] may be right [this time|after all|in the end].",
        "That is the one [I|we|they] [wanted|meant|liked].",
        "Give [me|her|us] a second [chance|opinion], please.",
        "[Mr.|Mrs.] [May|March] [came first|came second|is late|has a quarter of it].",
        "[April|May|June] is my [sister|aunt|friend] and may come [too|later].",
        "[The past is past|The half is not enough|At last it is over], [he|she] said.",
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
        "few" => CountForms(values.Few().Count),
        "ordinal" => [Ordinal(values.Few().Count)],
        "event" => ["meeting", "concert", "course", "wedding", "match", "lecture", "rehearsal"],
        "people" => ["guests", "children", "students", "nurses", "players", "singers", "people"],
        "things" => ["chairs", "plates", "blankets", "lamps", "books", "apples", "boxes", "umbrellas", "candles",
            "keys"],
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    private IEnumerable<string> CountForms(int count) => [Words(count), $"{count}"];

    private IEnumerable<string> DateForms(CalendarDay day)
    {
        var (month, weekday, ordinal) = (Months[day.Month - 1], Weekdays[day.Weekday], Ordinal(day.Day));
        return
        [
            $"{day.Day} {month}", $"{day.Day} {month} {day.Year}", $"{month} {day.Day}",
                $"{month} {day.Day}, {day.Year}",
            $"{weekday}, {month} {day.Day}", $"{month} the {ordinal}", $"the ^{ordinal}", $"the ^{ordinal} of {month}",
            $"the ^{ordinal} of {month} {Year(day.Year)}",
        ];
    }

    private static IEnumerable<string> MonthForms(CalendarDay day) =>
        [Months[day.Month - 1], $"{Months[day.Month - 1]} {day.Year}"];

    private IEnumerable<string> TimeForms(ClockTime time)
    {
        foreach (var form in Clock(time))
            yield return form.StartsWith("a ", StringComparison.Ordinal) ? form.Insert("a ".Length, "^") : form;

        if (time.Minute == 0)
        {
            yield return Words(time.TwelveHour);
            yield return $"{time.TwelveHour}";
        }
    }

    private IEnumerable<string> AmountForms(Amount amount) => amount.Currency switch
    {
        Currency.Euro => [.. Prices(amount), $"€{amount.Digits('.')}"],
        Currency.Dollar => [.. Prices(amount), $"${amount.Digits('.')}"],
        Currency.Pound => [.. Prices(amount), $"£{amount.Digits('.')}"],
        _ => Prices(amount),
    };
}
