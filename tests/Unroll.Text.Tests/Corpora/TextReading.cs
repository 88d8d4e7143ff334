using System.Text;

namespace Unroll.Text.Tests;

/// <summary>Reads what a test writes down.</summary>
internal static class TextReading
{
    public const string Name = "data";

    public static List<LabelledText> Read(TextFormat format, string content, LabelledTextOptions? options = null) =>
        Read(format, Encoding.UTF8.GetBytes(content), options);

    public static List<LabelledText> Read(TextFormat format, byte[] content, LabelledTextOptions? options = null)
    {
        using var stream = new MemoryStream(content);
        return [.. LabelledTextFile.Read(stream, Name, (options ?? new()) with { Format = format })];
    }

    /// <summary>The message about wrong content, after the file's name.</summary>
    public static string Failure(TextFormat format, string content, LabelledTextOptions? options = null) =>
        Failure(format, Encoding.UTF8.GetBytes(content), options);

    public static string Failure(TextFormat format, byte[] content, LabelledTextOptions? options = null)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(format, content, options)).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.StartsWith(Name, message, StringComparison.Ordinal);
        return message[Name.Length..];
    }
}
