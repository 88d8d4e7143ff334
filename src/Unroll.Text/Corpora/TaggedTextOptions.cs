namespace Unroll.Text;

/// <summary>How to read a file of tagged sentences, as far as the file itself does not say it.</summary>
public sealed record TaggedTextOptions : CorpusOptions
{
    /// <summary>
    /// The format; if null, that of the path (<see cref="TaggedFormats.FromPath"/>), unless the path tells none or the
    /// first lines plainly are in another one. <see cref="CorpusOptions.Notice"/> is told what the lines showed.
    /// </summary>
    public TaggedFormat? Format { get; init; }

    /// <summary>
    /// The format of the corpus that the file belongs to, such as that of a model's training sentences, which holds
    /// instead of what the path tells; null if there is none.
    /// </summary>
    public TaggedFormat? DefaultFormat { get; init; }

    /// <summary>
    /// Called, once the first lines have been read, with options for the other files of the corpus: with the format
    /// that these lines showed. Null to ignore.
    /// </summary>
    public Action<TaggedTextOptions>? Detected { get; init; }

    /// <summary>
    /// Which column holds the tag. In <see cref="TaggedFormat.Conll"/> a number from 1, or a negative one that counts
    /// from the end; the last column if null. In <see cref="TaggedFormat.Conllu"/> lemma, upos, xpos, feats, head,
    /// deprel, deps or misc; upos if null. The other formats have no columns.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// How texts of <see cref="TaggedFormat.JsonLines"/> are split into tokens; words if null. In other formats they
    /// are split already.
    /// </summary>
    public TokenKind? Tokens { get; init; }

    /// <summary>
    /// Which column of <see cref="TaggedFormat.Conll"/> holds the token, as a number like <see cref="Column"/>; the
    /// first if null.
    /// </summary>
    public string? TokenColumn { get; init; }

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<TaggedTextOptions> Declared { get; } = new(
    [
        new DeclaredOption<TaggedTextOptions, TaggedFormat?>(
            nameof(Format), new Unset<TaggedFormat>(TaggedFormats.Kind), o => o.Format,
            (o, v) => o with { Format = v })
        {
            Flag = "format", Help = "How tagged sentences are written.", Unset = "by the file's extension and content",
        },
        new DeclaredOption<TaggedTextOptions, string?>(
            nameof(Column), new Word("N|NAME"), o => o.Column, (o, v) => o with { Column = v })
        {
            Flag = "column", Help = "The column of the tags: conll's by number, conllu's by name.",
            Unset = "the last one, upos",
        },
        new DeclaredOption<TaggedTextOptions, string?>(
            nameof(TokenColumn), new Word("N"), o => o.TokenColumn, (o, v) => o with { TokenColumn = v })
        {
            Flag = "token-column", Help = "The column of the tokens in conll, by number.", Unset = "the first one",
        },
        EncodingOf<TaggedTextOptions>(),
    ]);
}
