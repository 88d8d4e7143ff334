namespace Unroll.SampleGenerator.Translations;

/// <summary>
/// A language that says values so that they can be written down again: a day with its year, a time of day that is told
/// from the one twelve hours later, an amount with its currency.
/// </summary>
internal interface ISpokenLanguage
{
    /// <summary>The label of this language's lines in reports.</summary>
    string Code { get; }

    /// <summary>Every way to say a value, always in the same order; none where the language has no usual one.</summary>
    IEnumerable<string> Speak(SpokenValue value) => value switch
    {
        CalendarDay day => Speak(day),
        ClockTime time => Speak(time),
        Amount amount => Speak(amount),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    IEnumerable<string> Speak(CalendarDay day);

    IEnumerable<string> Speak(ClockTime time);

    IEnumerable<string> Speak(Amount amount);
}
