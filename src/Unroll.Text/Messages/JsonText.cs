using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>JSON in a model file's metadata, where each value is a string.</summary>
internal static class JsonText
{
    // Chinese stays readable, and takes half the space.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>An object, whose properties are written by <paramref name="write"/>.</summary>
    public static string WriteObject(Action<Utf8JsonWriter> write) => Write(writer =>
    {
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    });

    public static void WriteArray(Utf8JsonWriter writer, IEnumerable<string> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    /// <param name="what">The array's name in messages.</param>
    /// <param name="most">How many strings are expected at most.</param>
    /// <exception cref="InvalidDataException">The text is not an array of strings, or has more.</exception>
    public static string[] ReadArray(string json, string what, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(json);
        var values = new List<string>();
        return Read(json, what, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new InvalidDataException(
                    $"{what} is a JSON {reader.TokenType}, but an array of strings was expected");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.String)
                    throw new InvalidDataException(
                        $"{what} holds a JSON {reader.TokenType} at {values.Count}, but strings were expected");
                if (values.Count == most)
                    throw new InvalidDataException(
                        $"{what} has more than {most} entries, but no tensor has so many rows; the file was changed");
                values.Add(reader.GetString()!);
            }
            return values.ToArray();
        });
    }

    /// <summary>Writes an object of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, string>> texts)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in texts)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }

    /// <param name="what">The object's name in messages.</param>
    /// <exception cref="InvalidDataException">The text is not an object of strings.</exception>
    public static IReadOnlyDictionary<string, string> ReadTexts(string json, string what)
    {
        var texts = new Dictionary<string, string>();
        return Read(json, what, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException(
                    $"{what} is a JSON {reader.TokenType}, but an object of strings was expected");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType != JsonTokenType.String || !texts.TryAdd(name, reader.GetString()!))
                    throw new InvalidDataException($"{what} has {Quoted.Cell(name)} twice or not as a string");
            }
            return texts;
        });
    }

    public delegate T Reading<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads one value, from its first token, which has been read already, to its last.</summary>
    /// <exception cref="InvalidDataException">The text is not JSON, or more follows.</exception>
    public static T Read<T>(string json, string what, Reading<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            var value = read(ref reader);
            return reader.Read() ? throw new InvalidDataException($"{what} has more after its end") : value;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{what} is not the JSON that was expected; the file was changed", failure);
        }
    }
}
