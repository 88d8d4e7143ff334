namespace Unroll.Text;

/// <summary>
/// Files of labelled texts in the formats of <see cref="TextFormat"/>, read lazily, so that a file may
/// be larger than the memory. A file is closed when its end is reached or the enumeration is abandoned.
/// </summary>
/// <remarks>
/// Text and label are never empty, and a label holds no control character. Empty lines may occur only at a file's end,
/// except in a folder of classes, where they are ignored.
/// </remarks>
public static class LabelledTextFile
{
    /// <summary>Reads a file's or folder's texts lazily.</summary>
    /// <param name="path">The file, or the folder with one file per class.</param>
    /// <param name="options">How to read it, as far as the path and the file do not say it.</param>
    /// <exception cref="ArgumentException">
    /// There is no such encoding, or the options ask for columns of a format without columns.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The path is a folder where a file was expected, or the reverse; or, while reading, the content is not in the
    /// format, or not text (<see cref="TextLines"/>): the message names file and line.
    /// </exception>
    public static IEnumerable<LabelledText> Read(string path, LabelledTextOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if ((options.Format ?? TextFormats.FromPath(path)) != TextFormat.Classes)
            return Parse(options.Lines(path, MayBeTable(options)), path, options);
        RefuseColumns(options, "a folder of classes");
        return ClassFolder.Read(path, options);
    }

    /// <summary>Reads a stream's texts lazily. The stream stays open.</summary>
    /// <param name="stream">Text, with or without a byte order mark.</param>
    /// <param name="name">The stream's name in messages; its extension also decides the format if it can.</param>
    /// <param name="options">How to read it, as far as the name and the stream do not say it.</param>
    /// <exception cref="ArgumentException">There is no such encoding, or the options ask for a folder.</exception>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static IEnumerable<LabelledText> Read(Stream stream, string name, LabelledTextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new();
        if (options.Format == TextFormat.Classes)
            throw new ArgumentException(
                "a stream is no folder of classes; expected one of the other formats", nameof(options));
        return Parse(options.Lines(stream, name, MayBeTable(options)), name, options);
    }

    /// <summary>Whether lines are read with their ends, which may be inside a quoted field.</summary>
    private static bool MayBeTable(LabelledTextOptions options) =>
        options.Format is null or TextFormat.Csv or TextFormat.Tsv;

    private static void RefuseColumns(LabelledTextOptions options, string what)
    {
        if (!new ColumnNames(options).AreDefault)
            throw new ArgumentException($"{what} has no columns; leave out `TextColumn` and "
                + "`LabelColumn`");
    }

    private static IEnumerable<LabelledText> Parse(
        IEnumerable<TextLine> lines, string name, LabelledTextOptions options)
    {
        _ = new ColumnNames(options); // which refuses two that are the same
        if (options.Format is TextFormat.FastText or TextFormat.LabelText)
            RefuseColumns(options, TextFormats.NameOf(options.Format.Value));
        return MayBeTable(options) ? Detected(lines, name, options) : Known(lines, name, options);
    }

    private static IEnumerable<LabelledText> Detected(
        IEnumerable<TextLine> lines, string name, LabelledTextOptions options)
    {
        using var ahead = FirstLines.Of(lines);
        var known = LabelledDetection.Of(new(ahead.First, ahead.AreAll), name, options);
        foreach (var text in Known(
            MayBeTable(known) ? ahead.All() : ahead.All().Select(line => line.WithoutEnd()), name, known))
            yield return text;
    }

    private static IEnumerable<LabelledText> Known(
        IEnumerable<TextLine> lines, string name, LabelledTextOptions options)
    {
        var columns = new ColumnNames(options);
        return options.Format switch
        {
            TextFormat.Tsv => TsvTexts.Read(lines, name, columns),
            TextFormat.Csv => TableTexts.Read(QuotedRows.Read(lines, name), name, columns,
                "as in the first row; put quotes around a field that holds a separator"),
            TextFormat.JsonLines => JsonLinesTexts.Read(lines, name, columns, options.Notice),
            TextFormat.FastText => FastTextTexts.Read(lines, name),
            TextFormat.LabelText => LabelWordTexts.Read(lines, name),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format,
                "there is no such format; expected one of TextFormat"),
        };
    }
}
