namespace Unroll.Text;

/// <summary>How a file of labelled texts is to be read, where the file itself does not tell.</summary>
public sealed record LabelledTextOptions : CorpusOptions
{
    /// <summary>The format; if null, the path tells it (<see cref="TextFormats.Of"/>).</summary>
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
}
