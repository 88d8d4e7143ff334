using System.Text;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>A JSON object a line, of which two properties are text and label.</summary>
internal static class JsonLinesTexts
{
    private const string Expected = "a JSON object";

    /// <summary>Other properties are skipped whatever they hold, as deep as a line is long.</summary>
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = TextLines.LineLimit };

    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name, ColumnNames columns)
    {
        foreach (var line in FilledLines.Of(lines, name, Expected))
            yield return Parse(Encoding.UTF8.GetBytes(line.Text), columns, new Place(name, line.Number));
    }

    private static LabelledText Parse(byte[] line, ColumnNames columns, Place place)
    {
        try
        {
            var properties = Properties(line, place);
            var (text, label) = columns.Find(properties.Names, place, "property");
            return CheckedText.Of(Label(line, properties, label, place), Text(line, properties, text, place), place);
        }
        catch (JsonException bad)
        {
            var column = Encoding.UTF8.GetCharCount(line.AsSpan(0, (int)Math.Min(bad.BytePositionInLine ?? 0, line.Length))) + 1;
            throw new InvalidDataException($"{place}, column {column}: this is not JSON, but {Expected} was expected on each line", bad);
        }
    }

    /// <summary>The object's properties and where their values begin; what comes behind the object, and whether all of it is JSON, is looked at too.</summary>
    private static (List<string> Names, List<int> Values) Properties(ReadOnlySpan<byte> line, Place place)
    {
        var reader = new Utf8JsonReader(line, Reading);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw place.Error($"{Called(reader.TokenType)} stands here, but {Expected} was expected on each line");
        var (names, values, seen) = (new List<string>(), new List<int>(), new HashSet<string>());
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = String(ref reader, place, "a property's name");
            if (!seen.Add(property))
                throw place.Error($"the property {Quoted.Cell(property)} is there twice; leave one");
            names.Add(property);
            reader.Read();
            values.Add((int)reader.TokenStartIndex);
            reader.Skip();
        }
        reader.Read();
        return (names, values);
    }

    private static string Text(ReadOnlySpan<byte> line, (List<string> Names, List<int> Values) properties, int at, Place place)
    {
        var reader = new Utf8JsonReader(line[properties.Values[at]..], isFinalBlock: false, new JsonReaderState(Reading));
        reader.Read();
        return reader.TokenType == JsonTokenType.String
            ? String(ref reader, place, Quoted.Cell(properties.Names[at]))
            : throw place.Error($"{Quoted.Cell(properties.Names[at])} is {Called(reader.TokenType)}, but the text was expected to be a string");
    }

    private static string Label(ReadOnlySpan<byte> line, (List<string> Names, List<int> Values) properties, int at, Place place)
    {
        var reader = new Utf8JsonReader(line[properties.Values[at]..], isFinalBlock: false, new JsonReaderState(Reading));
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => String(ref reader, place, Quoted.Cell(properties.Names[at])),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
            var other => throw place.Error($"{Quoted.Cell(properties.Names[at])} is {Called(other)}, but the label was expected to be a string, a number, true or false"),
        };
    }

    /// <summary>A string, which by its escapes may be no text.</summary>
    private static string String(ref Utf8JsonReader reader, Place place, string what)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException bad)
        {
            throw new InvalidDataException($"{place}: {what} holds half of a surrogate pair; write both halves, or the character itself", bad);
        }
    }

    private static string Called(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
