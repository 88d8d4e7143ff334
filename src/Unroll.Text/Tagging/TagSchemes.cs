namespace Unroll.Text;

/// <summary>The schemes by their names, and what their tags mean: between tags and spans, from one scheme to another, and which tag may follow which.</summary>
public static class TagSchemes
{
    /// <summary>The names of all schemes: <see cref="Named"/> knows them, and <c>bio</c> and <c>iobes</c> besides.</summary>
    public static IReadOnlyList<string> Names { get; } = Text.Names.All<TagScheme>();

    /// <summary>The scheme of a name; <c>bio</c> is another name of <c>iob2</c>, <c>iobes</c> of <c>bioes</c>.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static TagScheme Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var scheme in Enum.GetValues<TagScheme>())
            if (Text.Names.Of(scheme) == name)
                return scheme;
        return name switch
        {
            "bio" => TagScheme.Iob2,
            "iobes" => TagScheme.Bioes,
            _ => throw new ArgumentException($"there is no scheme called {Quoted.Cell(name)}; expected {string.Join(", ", Names.SkipLast(1))} or {Names[^1]}", nameof(name)),
        };
    }

    /// <summary>
    /// The scheme that tags are in. <see cref="TagScheme.None"/> unless each of them is O or one of B, I, M, E and S, all with types (<c>B-PER</c>) or all without, and at least two of these letters are there.
    /// M tells <see cref="TagScheme.Bmes"/>; E or S tell <see cref="TagScheme.Bioes"/>, or <see cref="TagScheme.Bmes"/> where there is no I and no type. Of B, I and O alone,
    /// <see cref="TagScheme.Iob2"/> is what more spans begin as, and <see cref="TagScheme.Iob1"/> otherwise. So some sequences may be broken: they are counted as <see cref="Spans"/> says.
    /// </summary>
    /// <param name="sentences">All sentences of a file.</param>
    /// <param name="name">What the file is called, for messages.</param>
    /// <exception cref="InvalidDataException">There are both I and M.</exception>
    public static TagScheme Recognise(IEnumerable<TaggedSentence> sentences, string name = "the corpus")
    {
        ArgumentNullException.ThrowIfNull(name);
        return SchemeRecognition.Of(Given.Each(sentences), name);
    }

    /// <summary>
    /// The spans of a sentence as CoNLL's scorer conlleval counts them (Tjong Kim Sang &amp; Buchholz 2000), also where the sequence is broken: one begins at every B and S, and at any other tag but O that follows
    /// an O, an E, an S, a tag of another type or nothing. The original script knows no S, and takes B behind E for the same span; here as in its Python port, and M is I. Its rules are the
    /// same for all schemes, so that letters of another scheme are read too.
    /// </summary>
    /// <returns>The spans in their order; none with <see cref="TagScheme.None"/>. Their type is empty where tags have none, and then all tokens but those of O belong to one.</returns>
    /// <exception cref="ArgumentException">A tag is of no scheme.</exception>
    public static IReadOnlyList<TagSpan> Spans(IReadOnlyList<string> tags, TagScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (scheme == TagScheme.None)
            return [];
        var spans = new List<TagSpan>();
        var (start, before) = (0, SchemeTag.Outside);
        for (var i = 0; i <= tags.Count; i++)
        {
            var tag = i < tags.Count ? SchemeTag.Of(tags[i]) : SchemeTag.Outside;
            if (!tag.Continues(before))
            {
                if (!before.IsOutside)
                    spans.Add(new(before.Type, start, i));
                start = i;
            }
            before = tag;
        }
        return spans;
    }

    /// <summary>The tags of a sentence with these spans, O between them; without types where the spans have none.</summary>
    /// <param name="spans">In their order, without overlap.</param>
    /// <param name="length">How many tokens the sentence has.</param>
    /// <param name="scheme">Any but <see cref="TagScheme.None"/>.</param>
    /// <exception cref="ArgumentException">A span is empty, begins before the end of the one before it or ends behind the sentence, or the scheme has no spans.</exception>
    public static string[] Tags(IReadOnlyList<TagSpan> spans, int length, TagScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        RequireSpans(scheme, nameof(scheme));
        var tags = new string[length];
        Array.Fill(tags, SchemeTag.Outside.ToString());
        var before = new TagSpan("", 0, 0);
        foreach (var span in spans)
        {
            if (span.Start < before.End || span.End <= span.Start || span.End > length)
                throw new ArgumentException($"a span goes from {span.Start} to {span.End}, but one between {before.End} and {length}, not empty, was expected; give spans in their order, without overlap", nameof(spans));
            var follows = before.End == span.Start && before.Type == span.Type && span.Start > 0;
            for (var i = span.Start; i < span.End; i++)
                tags[i] = new SchemeTag(Position(i == span.Start, i == span.End - 1, follows, scheme), span.Type).ToString();
            before = span;
        }
        return tags;
    }

    /// <summary>The tags of the same spans in another scheme.</summary>
    /// <exception cref="ArgumentException">A tag is of no scheme, or one of the schemes has no spans.</exception>
    public static string[] Convert(IReadOnlyList<string> tags, TagScheme from, TagScheme to)
    {
        ArgumentNullException.ThrowIfNull(tags);
        RequireSpans(from, nameof(from));
        RequireSpans(to, nameof(to));
        return Tags(Spans(tags, from), tags.Count, to);
    }

    /// <summary>Whether a scheme lets one tag follow another. With <see cref="TagScheme.None"/> all may.</summary>
    /// <param name="from">A tag in the scheme's letters, or null for the sentence's beginning.</param>
    /// <param name="to">Likewise the next one, or null for the sentence's end.</param>
    /// <exception cref="ArgumentException">A tag is of no scheme.</exception>
    public static bool IsAllowed(string? from, string? to, TagScheme scheme)
    {
        if (scheme == TagScheme.None)
            return true;
        // Before a sentence and behind it nothing is open, as with O.
        var before = from is null ? SchemeTag.Outside : SchemeTag.Of(from);
        var tag = to is null ? SchemeTag.Outside : SchemeTag.Of(to);
        return scheme switch
        {
            TagScheme.Iob1 => tag.Position != 'B' || tag.HasTypeOf(before),
            TagScheme.Iob2 => tag.Position != 'I' || tag.HasTypeOf(before),
            _ when before.IsOutside || before.Ends => tag.Position is 'O' or 'B' or 'S',
            _ => tag.Continues(before),
        };
    }

    private static char Position(bool first, bool last, bool follows, TagScheme scheme) => (scheme, first, last) switch
    {
        (TagScheme.Iob1, true, _) => follows ? 'B' : 'I',
        (TagScheme.Iob1, _, _) => 'I',
        (TagScheme.Iob2, _, _) => first ? 'B' : 'I',
        (_, true, true) => 'S',
        (_, true, _) => 'B',
        (_, _, true) => 'E',
        _ => scheme == TagScheme.Bmes ? 'M' : 'I',
    };

    private static void RequireSpans(TagScheme scheme, string parameter)
    {
        if (scheme == TagScheme.None)
            throw new ArgumentException($"scheme {Text.Names.Of(scheme)} has no spans; expected {string.Join(", ", Names.Skip(1).SkipLast(1))} or {Names[^1]}", parameter);
    }
}
