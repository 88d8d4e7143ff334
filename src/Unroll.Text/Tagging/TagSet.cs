namespace Unroll.Text;

/// <summary>
/// The tags that a tagger chooses from, and how they stand for those of its corpus. Where tags make spans, training goes by <see cref="TagScheme.Bioes"/>, which says most, whatever the corpus's own scheme, and what comes out is
/// written in that again; broken sequences are thereby read as scorers read them.
/// </summary>
internal sealed class TagSet
{
    private static readonly string[] Letters = ["B", "I", "E", "S"];

    private readonly string[] _tags;

    private TagSet(string[] tags, TagScheme scheme) => (_tags, Scheme) = (tags, scheme);

    /// <summary>The corpus's scheme.</summary>
    public TagScheme Scheme { get; }

    /// <summary>The tags as the model has them, in ordinal order.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>Whether spans are words of a segmented text.</summary>
    public bool AreWords => Scheme != TagScheme.None && _tags.Contains("B");

    private TagScheme Inner => Scheme == TagScheme.None ? TagScheme.None : TagScheme.Bioes;

    /// <summary>The tags of a corpus; of every type all that its spans may need, so that a sentence of any length has a path.</summary>
    public static TagSet Of(IReadOnlyCollection<TaggedSentence> sentences, TagScheme scheme)
    {
        var tags = sentences.SelectMany(sentence => sentence.Tags).ToHashSet(StringComparer.Ordinal);
        if (scheme != TagScheme.None)
        {
            var types = sentences.SelectMany(sentence => TagSchemes.Spans(sentence.Tags, scheme).Select(span => span.Type)).ToHashSet(StringComparer.Ordinal);
            var hasOutside = tags.Contains("O");
            tags = [.. types.SelectMany(type => Letters.Select(prefix => type.Length == 0 ? prefix : $"{prefix}-{type}"))];
            if (hasOutside)
                tags.Add("O");
        }
        return new([.. tags.Order(StringComparer.Ordinal)], scheme);
    }

    /// <summary>The tags of a model file.</summary>
    /// <exception cref="InvalidDataException">They are not in ordinal order, or not all that spans of their types need.</exception>
    public static TagSet Of(string[] tags, TagScheme scheme)
    {
        var set = new TagSet(tags, scheme);
        string[] expected = scheme == TagScheme.None ? [.. tags.Order(StringComparer.Ordinal)] : [.. Of([new TaggedSentence(tags, tags)], scheme).Tags];
        return expected.SequenceEqual(tags) ? set : throw new InvalidDataException($"the list of tags is not in order or not whole, as {expected.Length} were expected and there are {tags.Length}; the file was changed");
    }

    /// <summary>Whether one tag may follow another; null for a sentence's start and end.</summary>
    public bool IsAllowed(int? from, int? to) => TagSchemes.IsAllowed(Name(from), Name(to), Inner);

    /// <summary>A sentence's tags as the corpus's own scheme writes its spans, whatever scheme they are in, and whether or not they break its rules.</summary>
    public TaggedSentence InOwnScheme(TaggedSentence sentence) => sentence with { Tags = Converted(sentence.Tags, Scheme, Scheme) };

    /// <summary>Whether training had a tag, in the corpus's scheme; of spans it is the type that counts.</summary>
    public bool Knows(string tag)
    {
        if (Scheme != TagScheme.None && SchemeTag.Of(tag) is { IsOutside: false } inSpan)
            tag = (inSpan with { Position = 'S' }).ToString();
        return Array.BinarySearch(_tags, tag, StringComparer.Ordinal) >= 0;
    }

    /// <summary>The numbers of the tags of a sentence of the corpus.</summary>
    public int[] Encode(TaggedSentence sentence) => [.. Converted(sentence.Tags, Scheme, Inner).Select(tag => Array.BinarySearch(_tags, tag, StringComparer.Ordinal))];

    /// <summary>Tags by their numbers, in the corpus's scheme.</summary>
    public string[] Decode(int[] numbers) => [.. Converted(Array.ConvertAll(numbers, number => _tags[number]), Inner, Scheme)];

    /// <summary>The spans that tags make.</summary>
    public IReadOnlyList<TagSpan> Spans(int[] numbers) => TagSchemes.Spans(Array.ConvertAll(numbers, number => _tags[number]), Inner);

    /// <remarks>Also from a scheme to itself, which mends what breaks its rules.</remarks>
    private static IReadOnlyList<string> Converted(IReadOnlyList<string> tags, TagScheme from, TagScheme to) => from == TagScheme.None ? tags : TagSchemes.Convert(tags, from, to);

    private string? Name(int? tag) => tag is { } number ? _tags[number] : null;
}
