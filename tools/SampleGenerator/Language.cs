using System.Globalization;
using Humanizer;

namespace Unroll.SampleGenerator;

/// <summary>
/// A language that puts values into words. The number words are Humanizer's; months, weekdays, currencies and the
/// phrases around them are short tables in the languages themselves.
/// </summary>
internal abstract class Language
{
    private static readonly CultureInfo English = new("en");
    private readonly CultureInfo _culture;

    protected Language(string code, string culture)
    {
        Code = code;
        _culture = new CultureInfo(culture);

        // Humanizer answers in English, without a word of warning, where it lacks a language.
        if (code != "en" && Words(1984) == 1984L.ToWords(English))
            throw new InvalidOperationException($"Humanizer has no number words for {culture}.");
    }

    /// <summary>The label of this language's samples.</summary>
    public string Code { get; }

    /// <summary>
    /// Whether a text with so many words is fit for the corpus: neither a bare word nor a long story.
    /// </summary>
    public virtual bool Accepts(string text) => text.Split(' ').Length is >= 2 and <= 14;

    /// <summary>Every text that this language has for a value, always in the same order.</summary>
    public IEnumerable<string> Render(SpokenValue value) => value switch
    {
        PlainNumber number => Numbers(number.Count),
        Amount amount => Amounts(amount),
        CalendarDay day => Days(day),
        ClockTime time => Times(time),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    protected abstract IEnumerable<string> Numbers(int count);

    protected abstract IEnumerable<string> Amounts(Amount amount);

    protected abstract IEnumerable<string> Days(CalendarDay day);

    protected abstract IEnumerable<string> Times(ClockTime time);

    protected virtual string Words(int number) => ((long)number).ToWords(_culture);

    protected virtual string Words(int number, GrammaticalGender gender) => ((long)number).ToWords(gender, _culture);

    protected string Ordinal(int number, GrammaticalGender gender = GrammaticalGender.Masculine) =>
        number.ToOrdinalWords(gender, _culture);

    /// <summary>Each form in each frame, at the frame's asterisk.</summary>
    protected static IEnumerable<string> Carry(IEnumerable<string> forms, params string[] frames) =>
        from form in forms
        from frame in frames
        select frame.Replace("*", form, StringComparison.Ordinal);
}
