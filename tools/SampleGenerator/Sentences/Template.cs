using System.Text;
using System.Text.RegularExpressions;

namespace Unroll.SampleGenerator.Sentences;

/// <summary>
/// Many sentences in one: "The shop [opens|closes] at {time}." has a choice in brackets and a slot for a value in
/// braces. Choices are made first, so that slots may stand in them; choices do not nest.
/// </summary>
internal sealed partial class Template(string pattern)
{
    public MarkedText Fill(ISentenceLanguage language, PartValues values, SplitMix64 random)
    {
        var chosen = Choices.Replace(pattern, match => Any(match.Groups[1].Value.Split('|'), random));
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var done = 0;
        foreach (Match slot in Slots.Matches(chosen))
        {
            text.Append(chosen, done, slot.Index - done);
            done = slot.Index + slot.Length;

            var form = Any([.. language.Forms(slot.Groups[1].Value, values)], random);
            var lead = Math.Max(0, form.IndexOf('^', StringComparison.Ordinal));
            form = form.Replace("^", "", StringComparison.Ordinal);
            if (TypeOf(slot.Groups[1].Value) is { } type)
                marks.Add(new Mark(text.Length + lead, form.Length - lead, type));
            text.Append(form);
        }

        text.Append(chosen, done, chosen.Length - done);
        text[0] = char.ToUpperInvariant(text[0]);
        return new MarkedText(text.ToString(), marks);
    }

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Choices { get; }

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Slots { get; }

    /// <summary>
    /// The type of what stands in a slot; null outside. Dates are days, months, years and weekdays; times are those of
    /// a clock; amounts are money with its unit; numbers are how many there are of a thing, without the thing. Outside
    /// is a number that only names ("label": room 12, line 4), and with it all that is no slot: ordinals, "one", which
    /// is an article in most languages, and words such as half or today.
    /// </summary>
    private static string? TypeOf(string slot) => slot switch
    {
        "date" or "day" or "month" or "year" or "weekday" => "DATE",
        "time" => "TIME",
        "amount" => "AMOUNT",
        "count" or "count-f" or "few" or "few-f" => "NUMBER",
        _ => null,
    };

    private static T Any<T>(T[] items, SplitMix64 random) => items[random.Below(items.Length)];
}
