using System.Text;

namespace Unroll.Text.Tests;

/// <summary>Reads and writes tagged sentences as text: <c>the/DT car/NN</c> with a bar between sentences.</summary>
internal static class TaggedReading
{
    public const string Name = "data";

    public static List<TaggedSentence> Read(TaggedFormat format, string content, TaggedTextOptions? options = null) =>
        Read(format, Encoding.UTF8.GetBytes(content), options);

    public static List<TaggedSentence> Read(TaggedFormat format, byte[] content, TaggedTextOptions? options = null)
    {
        using var stream = new MemoryStream(content);
        return [.. TaggedTextFile.Read(stream, Name, (options ?? new()) with { Format = format })];
    }

    public static string Shown(TaggedFormat format, string content, TaggedTextOptions? options = null) =>
        Shown(Read(format, content, options));

    public static string Shown(IEnumerable<TaggedSentence> sentences) =>
        string.Join(" | ", sentences.Select(
            sentence => string.Join(' ', sentence.Tokens.Zip(sentence.Tags, (token, tag) => $"{token}/{tag}"))));

    /// <summary>The message about wrong content, after the file's name.</summary>
    public static string Failure(TaggedFormat format, string content, TaggedTextOptions? options = null)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(format, content, options)).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.StartsWith(Name, message, StringComparison.Ordinal);
        return message[Name.Length..];
    }

    public static string Written(TaggedFormat format, IEnumerable<TaggedSentence> sentences, string? column = null)
    {
        using var text = new StringWriter();
        var writer = new TaggedTextWriter(text, format, column);
        foreach (var sentence in sentences)
            writer.Write(sentence);
        return text.ToString();
    }

    public static void AssertSame(IReadOnlyList<TaggedSentence> expected, IReadOnlyList<TaggedSentence> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Tokens, other.Tokens);
            Assert.Equal(one.Tags, other.Tags);
        }
    }
}
