using Places = System.Collections.Generic.Dictionary<(Unroll.Text.SpanPlace Place, char Position), long>;

namespace Unroll.Text;

/// <summary>
/// Detects the scheme of a corpus from its tags; see <see cref="TagSchemes.Recognise"/>.
/// </summary>
internal static class SchemeRecognition
{
    /// <summary>The schemes with spans; the first is taken on a tie.</summary>
    private static readonly TagScheme[] Order =
    [
        TagScheme.Iob2, TagScheme.Iob1, TagScheme.Ioe2, TagScheme.Ioe1, TagScheme.Bioes,
        TagScheme.Bmes, TagScheme.Bilou, TagScheme.Bmewo, TagScheme.Bios, TagScheme.Bieo,
    ];

    /// <exception cref="InvalidDataException">No scheme has all the letters.</exception>
    public static (TagScheme Scheme, TagSpelling Spelling) Recognize(
        IReadOnlyList<TaggedSentence> sentences, string name)
    {
        var tags = sentences.SelectMany(sentence => sentence.Tags).ToHashSet(StringComparer.Ordinal);
        TagSpelling[] spellings = [.. TagSpelling.All.Where(spelling => IsWrittenIn(spelling, tags))];
        if (spellings.Length == 0)
            return (TagScheme.None, TagSpelling.Standard);
        // Nearly always one; if types are letters themselves, as in L-B, tags may be read from either end.
        var readings = spellings.SelectMany(spelling => Readings(sentences, tags, spelling)).ToArray();
        return readings.Length > 0
            ? readings.MaxBy(one => one.Kept).Reading
            : throw Mixed(sentences, spellings[0], name);
    }

    /// <summary>The spelling that most tags of a corpus have, if its scheme is known.</summary>
    public static TagSpelling SpellingOf(IEnumerable<TaggedSentence> sentences)
    {
        var tags = sentences.SelectMany(sentence => sentence.Tags).ToHashSet(StringComparer.Ordinal);
        return TagSpelling.All.MaxBy(spelling => tags.Count(tag => SchemeTag.TryParse(tag, spelling) is not null))!;
    }

    private static bool IsWrittenIn(TagSpelling spelling, HashSet<string> tags)
    {
        var letters = new HashSet<char>();
        var (typed, bare) = (false, false);
        foreach (var text in tags)
        {
            if (SchemeTag.TryParse(text, spelling) is not { } tag)
                return false;
            letters.Add(spelling.Cut(text)!.Value.Letter);
            typed |= tag.Type.Length > 0;
            bare |= !tag.IsOutside && tag.Type.Length == 0;
        }
        // Tags of one letter do not show where spans begin, and letters alone may be sizes: S, M and L.
        return letters.Count > 1 && typed != bare
            && (typed || (spelling == TagSpelling.Standard && (letters.Contains('B') || !letters.Overlaps("LUW"))));
    }

    /// <summary>The schemes that have all letters, and how many tags each would write as they stand.</summary>
    private static IEnumerable<((TagScheme, TagSpelling) Reading, long Kept)> Readings(
        IReadOnlyList<TaggedSentence> sentences, HashSet<string> tags, TagSpelling spelling)
    {
        var places = Count(sentences,
            tags.ToDictionary(tag => tag, tag => SchemeTag.Parse(tag, spelling), StringComparer.Ordinal));
        var letters = tags.Select(tag => spelling.Cut(tag)!.Value.Letter).ToHashSet();
        var isBare = tags.All(tag => tag.Length == 1);
        return from scheme in Order.OrderByDescending(scheme => isBare && scheme == TagScheme.Bmes)
               where letters.All(SchemeLetters.Of(scheme).Contains)
               select ((scheme, spelling), Kept(scheme));

        long Kept(TagScheme scheme) =>
            places.Where(entry => SchemeLetters.At(entry.Key.Place, scheme) == entry.Key.Position)
                .Sum(entry => entry.Value);
    }

    /// <summary>How often a tag of each meaning occurs at each position of a span.</summary>
    private static Places Count(IReadOnlyList<TaggedSentence> sentences, Dictionary<string, SchemeTag> meanings)
    {
        var places = new Places();
        foreach (var sentence in sentences)
        {
            var spans = TagSchemes.SpansOf(sentence.Tags.Select(tag => meanings[tag]));
            for (var at = 0; at < spans.Count; at++)
            {
                foreach (var (i, place) in SpanPlace.Of(spans, at).Index())
                {
                    var key = (place, meanings[sentence.Tags[spans[at].Start + i]].Position);
                    places[key] = places.GetValueOrDefault(key) + 1;
                }
            }
        }
        return places;
    }

    /// <summary>Names the first tag that leaves no scheme with all letters.</summary>
    private static InvalidDataException Mixed(
        IReadOnlyList<TaggedSentence> sentences, TagSpelling spelling, string name)
    {
        var seen = new SortedSet<char>();
        foreach (var (number, sentence) in sentences.Index())
        {
            foreach (var tag in sentence.Tags)
            {
                var letter = spelling.Cut(tag)!.Value.Letter;
                if (Order.Any(scheme => seen.Append(letter).All(SchemeLetters.Of(scheme).Contains)))
                {
                    seen.Add(letter);
                    continue;
                }
                var place = sentence.Line > 0
                    ? $"{new Place(name, sentence.Line)}"
                    : $"{Quoted.OneLine(name)}, sentence {number + 1}";
                return new InvalidDataException(
                    $"{place}: tag {Quoted.Cell(tag)} is the first that has {letter} where others have "
                    + $"{string.Join(", ", seen)}, but no scheme has all of these; use one scheme throughout, "
                    + "or say that it is none");
            }
        }
        throw new InvalidOperationException("all letters were of one scheme");
    }
}
