namespace Unroll.Text.Tests;

/// <summary>Small corpora whose tags depend only on a token's neighbours or characters.</summary>
internal static class TinyTagging
{
    public static SequenceTaggerOptions Options { get; } =
        new()
        {
            Tokens = "whitespace",
            LowerCase = false,
            Embedding = 8,
            Hidden = 8,
            Dropout = 0,
            WordDropout = 0,
            CharacterEmbedding = 4,
            CharacterHidden = 4,
            BigramEmbedding = 4
        };

    public static TrainingOptions Training { get; } = new()
    {
        Epochs = 30,
        BatchSize = 4,
        LearningRate = 0.03f,
        Schedule = new ConstantSchedule(),
    };

    /// <summary>
    /// Each token is tagged by the next one, the last by the first: only who reads from both ends can tell.
    /// </summary>
    public static TaggedSentence[] ByNeighbours
    {
        get;
    } = [.. Enumerable.Range(0, 40).Select(i => Neighbours(1 + i * 7 % 6, i))];

    /// <summary>Persons and cities, of one token or more, in the scheme of CoNLL-2003's files.</summary>
    public static TaggedSentence[] Names(TagScheme scheme)
    {
        (string[] Tokens, TagSpan[] Spans)[] sentences =
        [
            (["Ada", "Lovelace", "saw", "New", "York"], [new("PER", 0, 2), new("CITY", 3, 2)]),
            (["York", "saw", "Ada"], [new("CITY", 0, 1), new("PER", 2, 1)]),
            (["Ada", "Lovelace", "Bob", "saw", "Ada"], [new("PER", 0, 2), new("PER", 2, 1), new("PER", 4, 1)]),
            (["they", "saw", "nothing"], []),
            (["New", "York", "City", "saw", "York"], [new("CITY", 0, 3), new("CITY", 4, 1)]),
            (["Bob"], [new("PER", 0, 1)]),
        ];
        return [.. sentences.Select(
            one => new TaggedSentence(one.Tokens, TagSchemes.Tags(one.Spans, one.Tokens.Length, scheme)))];
    }

    /// <summary>Words between spaces as tagged characters.</summary>
    public static TaggedSentence Segmented(string words)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(words + "\n"));
        return TaggedTextFile.Read(stream, "words", new TaggedTextOptions { Format = TaggedFormat.Segmented }).Single();
    }

    public static byte[] Bytes(SequenceTagger tagger)
    {
        using var file = new TemporaryFile("");
        tagger.Save(file.Path);
        return File.ReadAllBytes(file.Path);
    }

    public static SequenceTagger Load(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        return SequenceTagger.Load(file.Path);
    }

    private static TaggedSentence Neighbours(int length, int seed)
    {
        string[] tokens = [.. Enumerable.Range(0, length)
            .Select(i => "abc"[(seed * 31 + i * i * 17 + i * seed) % 3].ToString())];
        return new(tokens, [.. tokens.Select((_, i) => $"before-{tokens[(i + 1) % length]}")]);
    }

    /// <summary>Checks that a file is refused once a text of its metadata is another, or null for none.</summary>
    public static void AssertRefused(byte[] bytes, string key, string? value, string expected)
    {
        using var file = new TemporaryFile(bytes);
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var changed = new Dictionary<string, string>(metadata);
        changed.Remove(key);
        if (value is not null)
            changed.Add(key, value);
        SafeTensors.Save(file.Path, tensors.Select(entry => (entry.Key, entry.Value)), changed);
        Assert.Contains(
            expected, Assert.Throws<InvalidDataException>(() => SequenceTagger.Load(file.Path)).Message,
            StringComparison.Ordinal);
    }
}
