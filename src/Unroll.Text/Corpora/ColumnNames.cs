using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// Finds the text's and the label's column by the names of a header, or the properties of a JSON object.
/// </summary>
internal sealed class ColumnNames
{
    /// <summary>The word for what a header names.</summary>
    public const string Column = "column";

    private readonly ColumnRole _text;
    private readonly ColumnRole _label;

    public ColumnNames(LabelledTextOptions options)
    {
        if (options.TextColumn is { } column && column == options.LabelColumn)
            throw new ArgumentException(
                $"text and label cannot both be in {Quoted.Cell(column)}; name two columns with `TextColumn` "
                + "and `LabelColumn`", nameof(options));
        _text = new ColumnRole(
            "text",
            options.TextColumn,
            "`TextColumn`",
            ["text", "text_a", "sentence", "review", "content", "document", "comment", "tweet", "title", "message",
                "utterance"]);
        _label = new ColumnRole(
            "label",
            options.LabelColumn,
            "`LabelColumn`",
            ["label", "labels", "class", "category", "target", "sentiment", "tag", "polarity", "intent", "topic"],
            "accept"); // prodigy's, if the annotator chose among options
    }

    /// <summary>No column was named.</summary>
    public bool AreDefault => _text.Named is null && _label.Named is null;

    /// <summary>Whether one of them was requested by this name.</summary>
    public bool AreNamed(string name) => _text.Named == name || _label.Named == name;

    /// <summary>
    /// Whether a first row is a header. It is if a column was named, which only a header has, or if a cell has a usual
    /// name. Taking a text for a header causes an error message, but taking a header for a text would add a class
    /// unnoticed. Columns given by number name nothing, except where a header has numbers itself, as pandas writes
    /// them.
    /// </summary>
    public bool MeanHeader(IReadOnlyList<string> cells) =>
        _text.IsName || _label.IsName || cells.Any(_text.IsUsual) || cells.Any(_label.IsUsual)
            || (!AreDefault && AreCounted(cells));

    /// <summary>The error of columns that neither names nor their number tell apart.</summary>
    /// <param name="cells">The first row.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="example">Numbers to give, as the end of the sentence.</param>
    public static InvalidDataException Unnamed(IReadOnlyList<string> cells, Place place, string example = "") =>
        place.Error($"{Count(cells.Count)} without a usual name for text or label: {Quoted.Cells(cells)}; name two of "
            + "a header's columns with `TextColumn` and `LabelColumn`, or give their numbers if there is no header"
            + example);

    /// <summary>How many columns there are, in words.</summary>
    public static string Count(int count) => count == 1 ? "1 column" : $"{count} columns";

    /// <summary>
    /// The positions of text and label in rows without a header: by the given numbers, or label before text if there
    /// are two columns.
    /// </summary>
    /// <param name="cells">The first row.</param>
    /// <param name="place">Where it is.</param>
    public (int Text, int Label) FindByNumber(IReadOnlyList<string> cells, Place place)
    {
        if (AreDefault)
            return cells.Count == 2 ? (1, 0) : throw Unnamed(cells, place);
        var (text, label) = (_text.ByNumber(cells.Count, place), _label.ByNumber(cells.Count, place));
        if ((text is null || label is null) && cells.Count != 2)
            throw place.Error($"{Count(cells.Count)} without a header, but only the "
                + $"{(text is null ? "label" : "text")} has a number; give both, with `TextColumn` and "
                + "`LabelColumn`");
        var at = (text ?? 1 - label!.Value, label ?? 1 - text!.Value);
        return at.Item1 != at.Item2 ? at
            : throw place.Error($"text and label cannot both be in column {at.Item1 + 1}; give two numbers");
    }

    /// <summary>The positions of text and label.</summary>
    /// <param name="names">The header's cells, or the object's properties.</param>
    /// <param name="place">The line of the names.</param>
    /// <param name="kind">What they name: column or property.</param>
    public (int Text, int Label) Find(IReadOnlyList<string> names, Place place, string kind)
    {
        // A column that was named comes first, as the other one cannot be the same.
        if (_label.Named is not null)
        {
            var named = _label.Find(names, except: -1, place, kind);
            return (_text.Find(names, named, place, kind), named);
        }
        var text = _text.Find(names, except: -1, place, kind);
        return (text, _label.Find(names, text, place, kind));
    }

    /// <summary>Whether the cells are the numbers of the columns, from 0.</summary>
    private static bool AreCounted(IReadOnlyList<string> cells) =>
        cells.Index().All(cell => cell.Item == cell.Index.ToString(CultureInfo.InvariantCulture));
}
