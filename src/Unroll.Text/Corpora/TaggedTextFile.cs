namespace Unroll.Text;

/// <summary>
/// Files of tagged sentences in the formats of <see cref="TaggedFormat"/>, read lazily, so that a file
/// may be larger than the memory. A file is closed when its end is reached or the enumeration is abandoned.
/// </summary>
/// <remarks>
/// A sentence has at least one token; tokens and tags are never empty, and a tag holds no control character.
/// <see cref="TaggedTextWriter"/> writes what this reads.
/// </remarks>
public static class TaggedTextFile
{
    /// <summary>Reads a file's sentences lazily.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, as far as the path and the file do not say it.</param>
    /// <exception cref="ArgumentException">
    /// There is no such encoding; or, while reading if the format is detected, there is no such column.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The path is a folder; or, while reading, the content is not in the format, shows none, is not text
    /// (<see cref="TextLines"/>) or has no sentence: the message names the file, and the line if there is one.
    /// </exception>
    public static IEnumerable<TaggedSentence> Read(string path, TaggedTextOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        return Parse(options.Lines(path), path, options);
    }

    /// <summary>Reads a stream's sentences lazily. The stream stays open.</summary>
    /// <param name="stream">Text, with or without a byte order mark.</param>
    /// <param name="name">The stream's name in messages; its extension also decides the format if it can.</param>
    /// <param name="options">How to read it, as far as the name and the stream do not say it.</param>
    /// <exception cref="ArgumentException">As for a file.</exception>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static IEnumerable<TaggedSentence> Read(Stream stream, string name, TaggedTextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new();
        return Parse(options.Lines(stream, name), name, options);
    }

    private static IEnumerable<TaggedSentence> Parse(
        IEnumerable<TextLine> lines, string name, TaggedTextOptions options)
    {
        return options.Format is { } format ? Parse(lines, name, format, options) : Detected(lines, name, options);
    }

    private static IEnumerable<TaggedSentence> Detected(
        IEnumerable<TextLine> lines, string name, TaggedTextOptions options)
    {
        using var ahead = FirstLines.Of(lines);
        var format = TaggedDetection.Of(new(ahead.First, ahead.AreAll), name, options);
        options.Detected?.Invoke(options with { DefaultFormat = format, Detected = null });
        foreach (var sentence in Parse(ahead.All(), name, format, options))
            yield return sentence;
    }

    private static IEnumerable<TaggedSentence> Parse(
        IEnumerable<TextLine> lines, string name, TaggedFormat format, TaggedTextOptions options)
    {
        if (options.Column is not null
            && format is TaggedFormat.WordTag or TaggedFormat.Segmented or TaggedFormat.JsonLines)
            throw new ArgumentException(
                $"{TaggedFormats.NameOf(format)} has no columns; leave out `Column`", nameof(options));
        if (options.TokenColumn is not null && format != TaggedFormat.Conll)
            throw new ArgumentException(
                $"{TaggedFormats.NameOf(format)} has no choice of columns for the token; leave out `TokenColumn`",
                    nameof(options));
        return AtLeastOne(name, format switch
        {
            TaggedFormat.Conll when ConllColumn.OfToken(options.TokenColumn) is var token =>
                ConllSentences.Read(lines, name, token, ConllColumn.OfTag(options.Column, token)),
            TaggedFormat.Conllu => ConlluSentences.Read(
                lines, name, ConlluColumn.Parse(options.Column), options.Notice),
            TaggedFormat.WordTag => WordTagSentences.Read(lines, name),
            TaggedFormat.Segmented => SegmentedSentences.Read(lines),
            TaggedFormat.JsonLines => SpanSentences.Read(lines, name, TokenizerOf(options.Tokens),
                options.Notice),
            _ => throw new ArgumentOutOfRangeException(
                nameof(options), format, "there is no such format; expected one of TaggedFormat"),
        });
    }

    /// <summary>Tokens that are to be learned must be there first, so texts are split into words for them.</summary>
    private static ITokenizer TokenizerOf(TokenKind? tokens) =>
        (tokens is null || tokens == TokenKind.Learned ? "words" : tokens).Tokenizer;

    private static IEnumerable<TaggedSentence> AtLeastOne(string name, IEnumerable<TaggedSentence> sentences)
    {
        var any = false;
        foreach (var sentence in sentences)
        {
            any = true;
            yield return sentence;
        }
        if (!any)
            throw new InvalidDataException($"{Quoted.OneLine(name)} holds no sentence, but one at least was expected");
    }
}
