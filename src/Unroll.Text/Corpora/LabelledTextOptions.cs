namespace Unroll.Text;

/// <summary>How to read a file of labelled texts, as far as the file itself does not say it.</summary>
public sealed record LabelledTextOptions : CorpusOptions
{
    /// <summary>
    /// The format; if null, that of the path (<see cref="TextFormats.FromPath"/>), unless the path tells none or the
    /// first lines plainly are in another one. <see cref="CorpusOptions.Notice"/> is told what the lines showed.
    /// </summary>
    public TextFormat? Format { get; init; }

    /// <summary>
    /// The format of the corpus that the file belongs to, which holds instead of what the path tells; null if there is
    /// none.
    /// </summary>
    public TextFormat? DefaultFormat { get; init; }

    /// <summary>
    /// Called, once the first lines have been read, with options for the other files of the corpus: with the format and
    /// the columns that these lines showed. Null to ignore.
    /// </summary>
    public Action<LabelledTextOptions>? Detected { get; init; }

    /// <summary>
    /// The labels that are expected, such as those of a model: with them a few lines show where the labels are. Null if
    /// none are known.
    /// </summary>
    public IReadOnlyCollection<string>? Labels { get; init; }

    /// <summary>
    /// The column, or JSON property, that holds the text: its name, or a column's number from 1; if null, it is found
    /// by a usual name such as text, sentence or review.
    /// </summary>
    public string? TextColumn { get; init; }

    /// <summary>
    /// The column, or JSON property, that holds the label: its name, or a column's number from 1; if null, it is found
    /// by a usual name such as label, class or category.
    /// </summary>
    public string? LabelColumn { get; init; }

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<LabelledTextOptions> Declared { get; } = new(
    [
        new DeclaredOption<LabelledTextOptions, TextFormat?>(
            nameof(Format), new Unset<TextFormat>(TextFormats.Kind), o => o.Format, (o, v) => o with { Format = v })
        {
            Flag = "format", Help = "How labelled texts are written.",
            Unset = "by the file's extension and content",
        },
        new DeclaredOption<LabelledTextOptions, string?>(
            nameof(TextColumn), new Word("NAME|N"), o => o.TextColumn, (o, v) => o with { TextColumn = v })
        {
            Flag = "text", Help = "The column of the text, by its name, or by its number if there is no header.",
            Unset = "by usual names",
        },
        new DeclaredOption<LabelledTextOptions, string?>(
            nameof(LabelColumn), new Word("NAME|N"), o => o.LabelColumn, (o, v) => o with { LabelColumn = v })
        {
            Flag = "label", Help = "The column of the label, given in the same way.", Unset = "by usual names",
        },
        EncodingOf<LabelledTextOptions>(),
    ]);
}
