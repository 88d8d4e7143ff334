namespace Unroll.Text;

/// <summary>How a file of labelled texts is written: the format, and which columns hold text and label.</summary>
internal static class LabelledDetection
{
    /// <summary>Detects what options and name leave open.</summary>
    /// <exception cref="InvalidDataException">The content does not show it; the message says what to name.</exception>
    public static LabelledTextOptions Of(FirstLines lines, string name, LabelledTextOptions options)
    {
        var ofName = TextFormats.OfName(name);
        var said = options.Format ?? options.DefaultFormat ?? ofName;
        var format = options.Format ?? new FormatDetector<TextFormat>(Signs(options), Names)
            .Decide(lines, name, said, TextFormat.Tsv);
        var isTextFirst = IsTextFirst(lines, name, format, options);
        if ((format != said && format != ofName) || isTextFirst)
            options.Notice?.Invoke($"reads {Quoted.Path(name)} as {TextFormats.NameOf(format)}"
                + $"{(isTextFirst ? ", the text before the label" : "")} (detected from its content)");
        if (isTextFirst)
            options = options with { TextColumn = "1", LabelColumn = "2" };
        options.Detected?.Invoke(options with { DefaultFormat = format, Detected = null });
        return options with { Format = format };
    }

    /// <summary>The formats of a file; the other is that of a folder.</summary>
    private static IEnumerable<string> Names =>
        TextFormats.Names.Except([TextFormats.NameOf(TextFormat.Classes)]);

    private static FormatSign<TextFormat>[] Signs(LabelledTextOptions options)
    {
        var names = new ColumnNames(options);
        return
        [
            Sign(TextFormat.JsonLines, 4, JsonSign.AreLines),
            .. names.AreDefault ? [Sign(TextFormat.FastText, 3, FastTextTexts.AreLines)] : None,
            Sign(TextFormat.Tsv, 2, TabSign.AreLines),
            // Quoted fields may hold tabs and line ends: where tabs show too, the name decides.
            Sign(TextFormat.Csv, 2, lines => CommaSign.ArePlainly(lines, names.MeanHeader)),
            Sign(TextFormat.Csv, 0, lines => CommaSign.HaveLabels(lines, options.Labels)),
            .. names.AreDefault
                ? [Sign(TextFormat.LabelText, 0, lines => LabelWordSign.AreLines(lines, options.Labels))] : None,
        ];
    }

    private static FormatSign<TextFormat>[] None => [];

    private static FormatSign<TextFormat> Sign(TextFormat format, int rank, Func<FirstLines, bool> fits) =>
        new(format, TextFormats.NameOf(format), rank, fits);

    /// <summary>Whether two columns without a header are text and label, in this order.</summary>
    /// <exception cref="InvalidDataException">There are more columns, and the label is not in the first.</exception>
    private static bool IsTextFirst(FirstLines lines, string name, TextFormat format, LabelledTextOptions options)
    {
        var names = new ColumnNames(options);
        if (!names.AreDefault || format is not (TextFormat.Tsv or TextFormat.Csv))
            return false;
        var rows = format == TextFormat.Csv ? CommaSign.Rows(lines) : TabSign.Rows(lines);
        if (rows is not [var first, ..] || names.MeanHeader(first)
            || LabelColumns.Find(rows, options.Labels) is not var (columns, labels) || labels.Length == 0)
            return false;
        if (columns == 2)
            return labels is [1];
        // In lines of label and text the text goes to the line's end, with any tabs.
        return format == TextFormat.Tsv && labels is [0] ? false
            : throw ColumnNames.Unnamed(first, new Place(name, lines.All[0].Number),
                $", such as `TextColumn` {LabelColumns.Longest(rows, columns) + 1} and `LabelColumn` "
                    + $"{LabelColumns.Likeliest(rows, labels) + 1}");
    }
}
