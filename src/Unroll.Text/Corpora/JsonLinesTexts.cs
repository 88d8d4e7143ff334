using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// One JSON object per line, with properties for text and label; also as prodigy and doccano export them.
/// </summary>
internal static class JsonLinesTexts
{
    /// <param name="notice">Called with the number of objects left out; null to ignore.</param>
    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name, ColumnNames columns,
        Action<string>? notice)
    {
        var leftOut = new LeftOut(name);
        foreach (var line in FilledLines.Of(lines, name, JsonObjectLine.Expected))
        {
            var json = new JsonObjectLine(line, name);
            if (!columns.AreNamed(LeftOut.Answer) && leftOut.IsRefused(json))
                continue;
            var (text, label) = columns.Find(json.Names, json.Place, "property");
            if (Label(json, label) is not { } known)
            {
                leftOut.AddUnlabelled();
                continue;
            }
            leftOut.AddTaken();
            yield return CheckedText.Of(known, Text(json, text), json.Place);
        }
        leftOut.Say(notice);
    }

    private static string Text(JsonObjectLine line, int at) => line[at] is { ValueKind: JsonValueKind.String } text
        ? line.String(text, Quoted.Cell(line.Names[at]))
        : throw line.Place.Error($"{Quoted.Cell(line.Names[at])} is {JsonObjectLine.Called(line[at].ValueKind)}, but "
        + "the text was expected to be a string");

    /// <summary>The label, which may be the one element of an array; null if the array is empty.</summary>
    private static string? Label(JsonObjectLine line, int at)
    {
        var (value, property) = (line[at], Quoted.Cell(line.Names[at]));
        if (value.ValueKind != JsonValueKind.Array)
            return Name(value);
        JsonElement[] elements = [.. value.EnumerateArray()];
        if (elements.Length > 0 && elements.All(element =>
            element.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
            throw line.Place.Error($"{property} holds spans of the text, which a tagger learns from (`Format` "
                + "jsonl), but the label of the whole was expected");
        return elements.Length switch
        {
            0 => null,
            1 => Name(elements[0]),
            _ => throw line.Place.Error($"{property} holds {elements.Length} labels, but one for each text was "
                + "expected; keep one, or leave the text out"),
        };

        string Name(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => line.String(element, property),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            var other => throw line.Place.Error($"{property} is {JsonObjectLine.Called(other)}, but the label was "
                + "expected to be a string, a number, true or false"),
        };
    }
}
