using System.Text;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>A line that is a JSON object, whose properties are read on demand.</summary>
internal sealed class JsonObjectLine
{
    /// <summary>What a line should be.</summary>
    public const string Expected = "a JSON object";

    /// <summary>Unused properties are skipped whatever they hold, as deep as a line is long.</summary>
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = TextLines.LineLimit };

    private readonly byte[] _line;
    private readonly List<string> _names = [];
    private readonly List<int> _values = [];

    /// <exception cref="InvalidDataException">
    /// The line is not a JSON object, or has a property twice.
    /// </exception>
    public JsonObjectLine(TextLine line, string name)
    {
        (_line, Place) = (Encoding.UTF8.GetBytes(line.Text), new Place(name, line.Number));
        try
        {
            FindProperties();
        }
        catch (JsonException bad)
        {
            var column = Encoding.UTF8.GetCharCount(_line.AsSpan(0,
                (int)Math.Min(bad.BytePositionInLine ?? 0, _line.Length))) + 1;
            throw new InvalidDataException($"{Place}, column {column}: this is not JSON, but {Expected} was expected "
                + "on each line", bad);
        }
    }

    /// <summary>Its position.</summary>
    public Place Place { get; }

    /// <summary>The names of its properties.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The value of a property.</summary>
    /// <param name="at">Its index in <see cref="Names"/>.</param>
    public JsonElement this[int at]
    {
        get
        {
            var reader = new Utf8JsonReader(_line.AsSpan(_values[at]), isFinalBlock: false,
                new JsonReaderState(Reading));
            return JsonElement.ParseValue(ref reader);
        }
    }

    /// <summary>A property's value; null if the object has no such property.</summary>
    public JsonElement? Find(string name) => _names.IndexOf(name) is >= 0 and var at ? this[at] : null;

    /// <summary>A string; with invalid escapes it may not be valid text.</summary>
    /// <param name="what">What it is, for messages.</param>
    public string String(JsonElement value, string what)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException bad)
        {
            throw HalfOfAPair(what, bad);
        }
    }

    /// <summary>The kind of a value, in words.</summary>
    public static string Called(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>
    /// Finds where properties begin; also checks that the whole object is JSON and what follows it.
    /// </summary>
    private void FindProperties()
    {
        var reader = new Utf8JsonReader(_line, Reading);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Place.Error($"{Called(reader.TokenType)} stands here, but {Expected} was expected on each line");
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = Property(ref reader);
            if (!seen.Add(property))
                throw Place.Error($"the property {Quoted.Cell(property)} is there twice; leave one");
            _names.Add(property);
            reader.Read();
            _values.Add((int)reader.TokenStartIndex);
            reader.Skip();
        }
        reader.Read();
    }

    private string Property(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException bad)
        {
            throw HalfOfAPair("a property's name", bad);
        }
    }

    private InvalidDataException HalfOfAPair(string what, InvalidOperationException bad) =>
        new($"{Place}: {what} holds half of a surrogate pair; write both halves, or the character itself", bad);

    private static string Called(JsonTokenType kind) => Called(kind switch
    {
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.Null => JsonValueKind.Null,
        _ => JsonValueKind.True,
    });
}
