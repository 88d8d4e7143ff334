namespace Unroll.Text;

/// <summary>
/// The schemes by their names, and what their tags mean: tags to spans and back, one scheme to another, and which
/// tag may follow which.
/// </summary>
/// <remarks>Without a spelling, tags are written as in <see cref="TagSpelling.Standard"/>.</remarks>
public static class TagSchemes
{
    /// <summary>The names of all schemes: <see cref="Named"/> knows these and their aliases.</summary>
    public static IReadOnlyList<string> Names { get; } = EnumNames.All<TagScheme>();

    /// <summary>
    /// The scheme of a name. <c>bio</c> is another name of <c>iob2</c>, <c>iobes</c> of <c>bioes</c>, <c>bioul</c> and
    /// <c>biluo</c> of <c>bilou</c>, and <c>bmew</c> of <c>bmewo</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no scheme of that name.</exception>
    public static TagScheme Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var scheme in Enum.GetValues<TagScheme>())
            if (EnumNames.Of(scheme) == name)
                return scheme;
        return name switch
        {
            "bio" => TagScheme.Iob2,
            "iobes" => TagScheme.Bioes,
            "bioul" or "biluo" => TagScheme.Bilou,
            "bmew" => TagScheme.Bmewo,
            _ => throw new ArgumentException(
                $"there is no scheme called {Quoted.Cell(name)}; expected {string.Join(", ", Names.SkipLast(1))} or "
                + $"{Names[^1]}", nameof(name)),
        };
    }

    /// <summary>
    /// The scheme that tags are in, and how they are written. <see cref="TagScheme.None"/> unless each of them is O or
    /// one of B, I, M, E, S, L, U and W, all with types (<c>B-PER</c>) or all without, in one spelling, and at least
    /// two of these letters occur; without types, L, U and W count only together with B. Of the schemes that have all
    /// these letters, the one is chosen that would write most of the tags as they stand; on a tie IOB2, IOB1, IOE2 or
    /// IOE1 before the others, and BMES before BIOES if there are no types. So some sequences may be broken: they are
    /// counted as in <see cref="Spans"/>.
    /// </summary>
    /// <param name="sentences">All sentences of a file.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <exception cref="InvalidDataException">No scheme has all the letters, as with both I and M.</exception>
    public static (TagScheme Scheme, TagSpelling Spelling) Recognise(
        IEnumerable<TaggedSentence> sentences, string name = "the corpus")
    {
        ArgumentNullException.ThrowIfNull(name);
        return SchemeRecognition.Recognize(Given.All(sentences), name);
    }

    /// <summary>Checks that sentences' tags are in a scheme.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="spelling">How the tags should be written; null for the standard spelling.</param>
    /// <param name="name">The caller's name for the sentences: the exception's parameter.</param>
    /// <exception cref="ArgumentException">
    /// A tag does not belong to the scheme; the message says where the sentence is.
    /// </exception>
    public static void Check(
        IEnumerable<TaggedSentence> sentences, TagScheme scheme, TagSpelling? spelling, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var (i, sentence) in Given.Each(sentences).Index())
            SchemeCheck.Checked(sentence, i, scheme, spelling, name);
    }

    /// <summary>
    /// The spans of a sentence as CoNLL's scorer conlleval counts them (Tjong Kim Sang &amp; Buchholz 2000), also if
    /// the sequence is broken: a span begins at every B and S, and at any other tag except O that follows an O, an E,
    /// an S, a tag of another type or nothing. The original script does not know S, and reads B after E as the same
    /// span; here it is as in its Python port, and M is I, L is E, and U and W are S. The rules are the same for all
    /// schemes, so letters of another scheme are read too.
    /// </summary>
    /// <param name="tags">The tag of each token.</param>
    /// <param name="scheme">Their scheme; it only matters whether it has spans.</param>
    /// <param name="spelling">How they are written.</param>
    /// <returns>
    /// The spans in order; none with <see cref="TagScheme.None"/>. Their type is empty if tags have none, and
    /// then all tokens except those with O belong to spans.
    /// </returns>
    /// <exception cref="ArgumentException">A tag belongs to no scheme, or has another spelling.</exception>
    public static IReadOnlyList<TagSpan> Spans(
        IReadOnlyList<string> tags, TagScheme scheme, TagSpelling? spelling = null)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return scheme == TagScheme.None
            ? []
            : SpansOf(tags.Select(tag => SchemeTag.Parse(tag, spelling ?? TagSpelling.Standard)));
    }

    /// <summary>
    /// The tags of a sentence with these spans, O between them; without types if the spans have none.
    /// </summary>
    /// <param name="spans">In order, without overlap.</param>
    /// <param name="length">How many tokens the sentence has.</param>
    /// <param name="scheme">Any scheme except <see cref="TagScheme.None"/>.</param>
    /// <param name="spelling">How tags are written.</param>
    /// <exception cref="ArgumentException">
    /// A span is empty, begins before the end of the one before it or ends after the sentence, or the scheme has no
    /// spans.
    /// </exception>
    public static string[] Tags(
        IReadOnlyList<TagSpan> spans, int length, TagScheme scheme, TagSpelling? spelling = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        RequireSpans(scheme, nameof(scheme));
        spelling ??= TagSpelling.Standard;
        var tags = new string[length];
        Array.Fill(tags, spelling.Write(SchemeTag.Outside.Position, ""));
        var before = 0;
        foreach (var (at, span) in spans.Index())
        {
            if (span.Start < before || span.Length < 1 || span.Length > length - span.Start)
                throw new ArgumentException(
                    $"a span has start {span.Start} and length {span.Length}, but one between {before} and {length}, "
                    + "not empty, was expected; give spans in their order, without overlap", nameof(spans));
            foreach (var (i, place) in SpanPlace.Of(spans, at).Index())
            {
                var letter = SchemeLetters.Letter(SchemeLetters.At(place, scheme), scheme);
                tags[span.Start + i] = spelling.Write(letter, span.Type);
            }
            before = span.End;
        }
        return tags;
    }

    /// <summary>The tags of the same spans in another scheme.</summary>
    /// <param name="tags">The tag of each token.</param>
    /// <param name="from">Their scheme.</param>
    /// <param name="to">The other one.</param>
    /// <param name="fromSpelling">How they are written.</param>
    /// <param name="toSpelling">How the others will be.</param>
    /// <exception cref="ArgumentException">A tag belongs to no scheme, or one of the schemes has no spans.</exception>
    public static string[] Convert(
        IReadOnlyList<string> tags,
        TagScheme from,
        TagScheme to,
        TagSpelling? fromSpelling = null,
        TagSpelling? toSpelling = null)
    {
        ArgumentNullException.ThrowIfNull(tags);
        RequireSpans(from, nameof(from));
        RequireSpans(to, nameof(to));
        return Tags(Spans(tags, from, fromSpelling), tags.Count, to, toSpelling);
    }

    /// <summary>Whether a scheme lets one tag follow another. With <see cref="TagScheme.None"/> all may.</summary>
    /// <param name="from">A tag in the scheme's letters, or null for the sentence's beginning.</param>
    /// <param name="to">The next tag, or null for the sentence's end.</param>
    /// <param name="scheme">The scheme.</param>
    /// <exception cref="ArgumentException">A tag belongs to no scheme.</exception>
    public static bool IsAllowed(string? from, string? to, TagScheme scheme)
    {
        return scheme == TagScheme.None || SchemeLetters.MayFollow(Tag(from), Tag(to), scheme);

        // Before and after a sentence no span is open, as with O.
        static SchemeTag Tag(string? tag) =>
            tag is null ? SchemeTag.Outside : SchemeTag.Parse(tag, TagSpelling.Standard);
    }

    /// <summary>The spans of parsed tags.</summary>
    internal static List<TagSpan> SpansOf(IEnumerable<SchemeTag> tags)
    {
        var spans = new List<TagSpan>();
        var (start, i, before) = (0, 0, SchemeTag.Outside);
        foreach (var tag in tags.Append(SchemeTag.Outside))
        {
            if (!tag.Continues(before))
            {
                if (!before.IsOutside)
                    spans.Add(new(before.Type, start, i - start));
                start = i;
            }
            before = tag;
            i++;
        }
        return spans;
    }

    private static void RequireSpans(TagScheme scheme, string parameter)
    {
        if (scheme == TagScheme.None)
            throw new ArgumentException(
                $"scheme {EnumNames.Of(scheme)} has no spans; expected {string.Join(", ", Names.Skip(1).SkipLast(1))} "
                + $"or {Names[^1]}", parameter);
    }
}
