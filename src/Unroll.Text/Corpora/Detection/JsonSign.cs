using System.Text;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>Whether lines are JSON.</summary>
internal static class JsonSign
{
    /// <summary>Whether each line is an object.</summary>
    public static bool AreLines(FirstLines lines) => lines.AreNearlyAll(IsObject);

    /// <summary>What is wrong with JSON that is not one object per line; null if the file is no JSON.</summary>
    public static string? Fault(FirstLines lines)
    {
        var text = string.Join('\n', lines.Filled).TrimStart();
        // Objects with a comma after each are those of an array.
        return text[0] is '[' or '{' && (MayBegin(text) || MayBegin($"[{text}"))
            ? $"this is JSON, but not {JsonObjectLine.Expected} on each line; write each of its objects on a line of "
                + "its own"
            : null;
    }

    private static bool IsObject(string line)
    {
        if (line.TrimStart() is not ['{', ..])
            return false;
        try
        {
            _ = new JsonObjectLine(new TextLine(1, line), "");
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Whether a text is the beginning of a value, which may go on after it.</summary>
    private static bool MayBegin(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false,
            new JsonReaderState(new() { AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
