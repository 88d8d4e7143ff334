namespace Unroll.Text;

/// <summary>Finds the text's and the label's column by the names of a header, or the properties of a JSON object.</summary>
internal sealed class ColumnNames
{
    /// <summary>What a header names.</summary>
    public const string Column = "column";

    private readonly ColumnRole _text;
    private readonly ColumnRole _label;

    public ColumnNames(LabelledTextOptions options)
    {
        if (options.TextColumn is { } column && column == options.LabelColumn)
            throw new ArgumentException($"text and label cannot both be in {Quoted.Cell(column)}; name two columns with TextColumn (--text) and LabelColumn (--label)", nameof(options));
        _text = new ColumnRole(
            "text",
            options.TextColumn,
            "TextColumn (--text)",
            ["text", "text_a", "sentence", "review", "content", "document", "comment", "tweet", "title", "message", "utterance"]);
        _label = new ColumnRole(
            "label",
            options.LabelColumn,
            "LabelColumn (--label)",
            ["label", "labels", "class", "category", "target", "sentiment", "tag", "polarity", "intent", "topic"]);
    }

    /// <summary>No column was named.</summary>
    public bool AreDefault => _text.Named is null && _label.Named is null;

    /// <summary>
    /// A column was named, which only a header has, or there is a usual name among the cells: of one that is none of a header a message tells, but a header that is taken for a text makes a class unnoticed.
    /// </summary>
    public bool MeanHeader(IReadOnlyList<string> cells) => !AreDefault || cells.Any(_text.IsUsual) || cells.Any(_label.IsUsual);

    /// <summary>Where text and label are.</summary>
    /// <param name="names">The header's cells, or the object's properties.</param>
    /// <param name="place">Where the names stand.</param>
    /// <param name="kind">What they name: column or property.</param>
    public (int Text, int Label) Find(IReadOnlyList<string> names, Place place, string kind)
    {
        // The one that was named first: what it takes is no candidate for the other.
        if (_label.Named is not null)
        {
            var named = _label.Find(names, except: -1, place, kind);
            return (_text.Find(names, named, place, kind), named);
        }
        var text = _text.Find(names, except: -1, place, kind);
        return (text, _label.Find(names, text, place, kind));
    }
}
