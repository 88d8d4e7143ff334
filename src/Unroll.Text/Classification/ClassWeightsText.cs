using System.Globalization;

namespace Unroll.Text;

/// <summary>Classes and their weights as text: <c>pos=2,neg=1</c>.</summary>
internal static class ClassWeightsText
{
    /// <exception cref="ArgumentException">A part is not a class with a weight, or a class occurs twice.</exception>
    public static Dictionary<string, float> Parse(string text)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var at = 0; at <= text.Length;)
        {
            var (label, end) = Label(text, at);
            var next = end < 0 ? -1 : text.IndexOf(',', end + 1);
            next = next < 0 ? text.Length : next;
            if (end < 0 || Weight(text[(end + 1)..next]) is not { } weight || label.Length == 0
                || !weights.TryAdd(label, weight))
                throw new ArgumentException($"{Quoted.Cell(text[at..])} was given where balanced, or a class once "
                    + "and its weight as in pos=2,neg=1, was expected");
            at = next + 1;
        }
        return weights;
    }

    public static string Of(IReadOnlyDictionary<string, float> weights) =>
        string.Join(",", weights.OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{Written(entry.Key)}={entry.Value}")));

    /// <summary>
    /// The label that begins here, and the position of the equals sign after it; -1 if there is none. A comma belongs
    /// to the label if no number comes before it.
    /// </summary>
    private static (string Label, int End) Label(string text, int at)
    {
        if (at < text.Length && text[at] == '"' && Closing(text, at + 1) is >= 0 and var closing
            && closing + 1 < text.Length && text[closing + 1] == '=')
            return (text[(at + 1)..closing].Replace("\"\"", "\"", StringComparison.Ordinal), closing + 1);
        for (var end = at; end < text.Length; end++)
        {
            var comma = text.IndexOf(',', end);
            end = comma < 0 ? text.Length : comma;
            var equals = text.AsSpan(at, end - at).LastIndexOf('=') + at;
            if (equals >= at && Weight(text[(equals + 1)..end]) is not null)
                return (CheckedName.Trimmed(text[at..equals]), equals);
        }
        return ("", -1);
    }

    private static int Closing(string text, int from)
    {
        while (text.IndexOf('"', from) is >= 0 and var at)
        {
            if (at + 1 == text.Length || text[at + 1] != '"')
                return at;
            from = at + 2;
        }
        return -1;
    }

    private static float? Weight(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? weight : null;

    /// <summary>In quotes if it would otherwise be read as something else.</summary>
    private static string Written(string label) => label.AsSpan().ContainsAny("\"=")
        || CheckedName.Trimmed(label).Length < label.Length
        ? $"\"{label.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : label;
}
