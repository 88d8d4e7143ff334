namespace Unroll.Text;

/// <summary>
/// The tags that a tagger chooses from, and how they map to those of its corpus. If tags make spans, training
/// uses <see cref="TagScheme.Bioes"/> in the standard spelling, which says most, whatever the corpus's own scheme
/// and spelling, and answers are written in those again. Broken sequences are thus read as scorers read them.
/// </summary>
internal sealed class TagSet
{
    private const string Letters = "BIES";

    private readonly string[] _tags;
    private readonly SchemeTag[] _meanings;

    private TagSet(string[] tags, TagScheme scheme, TagSpelling spelling)
    {
        (_tags, Scheme, Spelling) = (tags, scheme, spelling);
        _meanings = scheme == TagScheme.None
            ? []
            : Array.ConvertAll(tags, tag => SchemeTag.Parse(tag, TagSpelling.Standard));
    }

    /// <summary>The corpus's scheme.</summary>
    public TagScheme Scheme { get; }

    /// <summary>How the corpus writes its tags.</summary>
    public TagSpelling Spelling { get; }

    /// <summary>The tags of the model, in ordinal order.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>Whether spans are words of a segmented text.</summary>
    public bool AreWords => Scheme != TagScheme.None && _tags.Contains("B");

    /// <summary>What its tags are, in words; null if they are all O, as they are beside spans of any kind.</summary>
    public string? Kind => Scheme == TagScheme.None ? "of no scheme" : AreWords ? "of spans without types"
        : _tags is ["O"] ? null : "of spans with types";

    /// <summary>The names that its tags have beside the letters of spans: the types, or else the tags.</summary>
    public IEnumerable<string> Names => Scheme == TagScheme.None ? _tags
        : _meanings.Where(tag => !tag.IsOutside).Select(tag => tag.Type).Distinct(StringComparer.Ordinal);

    private TagScheme Inner => Scheme == TagScheme.None ? TagScheme.None : TagScheme.Bioes;

    /// <summary>
    /// The tags of a corpus; for every type all that its spans may need, so that a sentence of any length has a path.
    /// </summary>
    /// <param name="sentences">The corpus.</param>
    /// <param name="scheme">Its scheme.</param>
    /// <param name="spelling">How it writes its tags.</param>
    public static TagSet Of(IEnumerable<TaggedSentence> sentences, TagScheme scheme, TagSpelling spelling)
    {
        IEnumerable<string> tags = sentences.SelectMany(sentence => sentence.Tags).ToHashSet(StringComparer.Ordinal);
        if (scheme != TagScheme.None)
            tags = Whole(tags.Select(tag => SchemeTag.Parse(tag, spelling)));
        return new([.. tags.Order(StringComparer.Ordinal)], scheme, spelling);
    }

    /// <summary>The tags of a model file.</summary>
    /// <exception cref="InvalidDataException">
    /// They are not in ordinal order, or not all that spans of their types need.
    /// </exception>
    public static TagSet Of(string[] tags, TagScheme scheme, TagSpelling spelling)
    {
        IEnumerable<string> whole = scheme == TagScheme.None
            ? tags
            : Whole(tags.Select(tag => SchemeTag.Parse(tag, TagSpelling.Standard)));
        string[] expected = [.. whole.Order(StringComparer.Ordinal)];
        return expected.SequenceEqual(tags)
            ? new TagSet(tags, scheme, spelling)
            : throw new InvalidDataException(
                $"the list of tags is not in order or not whole, as {expected.Length} were expected and there are "
                + $"{tags.Length}; the file was changed");
    }

    /// <summary>The same with the tags of a model too, which are of the same kind.</summary>
    public TagSet With(IEnumerable<string> known) =>
        new([.. _tags.Union(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)], Scheme, Spelling);

    /// <summary>Whether a corpus of this scheme and spelling may have a tag.</summary>
    public bool Writes(string tag) => Scheme == TagScheme.None || (SchemeTag.TryParse(tag, Spelling) is not null
        && SchemeLetters.Of(Scheme).Contains(Spelling.Cut(tag)!.Value.Letter));

    /// <summary>Whether one tag may follow another; null for a sentence's start and end.</summary>
    public bool IsAllowed(int? from, int? to) =>
        Scheme == TagScheme.None || SchemeLetters.MayFollow(Meaning(from), Meaning(to), Inner);

    /// <summary>
    /// A sentence's tags as the corpus's own scheme writes its spans, whatever scheme they are in, and whether or not
    /// they break its rules.
    /// </summary>
    public TaggedSentence InOwnScheme(TaggedSentence sentence) => Scheme == TagScheme.None
        ? sentence
        : sentence with { Tags = TagSchemes.Convert(sentence.Tags, Scheme, Scheme, Spelling, Spelling) };

    /// <summary>Whether a tag, in the corpus's scheme, is in training; for spans only the type counts.</summary>
    public bool Knows(string tag)
    {
        if (Scheme != TagScheme.None)
        {
            var meaning = SchemeTag.Parse(tag, Spelling);
            tag = meaning.IsOutside ? "O" : TagSpelling.Standard.Write('S', meaning.Type);
        }
        return Array.BinarySearch(_tags, tag, StringComparer.Ordinal) >= 0;
    }

    /// <summary>The numbers of the tags of a sentence of the corpus.</summary>
    public int[] Encode(TaggedSentence sentence)
    {
        var tags = Scheme == TagScheme.None
            ? sentence.Tags
            : TagSchemes.Convert(sentence.Tags, Scheme, Inner, Spelling);
        return [.. tags.Select(tag => Array.BinarySearch(_tags, tag, StringComparer.Ordinal))];
    }

    /// <summary>Tags by their numbers, as the corpus writes them.</summary>
    public string[] Decode(int[] numbers)
    {
        var tags = Array.ConvertAll(numbers, number => _tags[number]);
        return Scheme == TagScheme.None ? tags : TagSchemes.Convert(tags, Inner, Scheme, toSpelling: Spelling);
    }

    /// <summary>The spans that tags make.</summary>
    public IReadOnlyList<TagSpan> Spans(int[] numbers) =>
        TagSchemes.Spans(Array.ConvertAll(numbers, number => _tags[number]), Inner);

    /// <summary>All tags that spans of the types of some may need, with O where that is among them.</summary>
    private static IEnumerable<string> Whole(IEnumerable<SchemeTag> tags) => tags
        .SelectMany(tag => tag.IsOutside
            ? ["O"]
            : Letters.Select(letter => TagSpelling.Standard.Write(letter, tag.Type)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Before and after a sentence no span is open, as with O.</summary>
    private SchemeTag Meaning(int? tag) => tag is { } number ? _meanings[number] : SchemeTag.Outside;
}
