namespace Unroll.Text;

/// <summary>How to read a file of labelled texts, as far as the file itself does not say it.</summary>
public sealed record LabelledTextOptions : CorpusOptions
{
    /// <summary>The format; if null, it is detected from the path (<see cref="TextFormats.FromPath"/>).</summary>
    public TextFormat? Format { get; init; }

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
            Unset = "by the file's extension: .csv, .jsonl, a folder with one file per class, lines with __label__, "
                + "else tsv",
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
