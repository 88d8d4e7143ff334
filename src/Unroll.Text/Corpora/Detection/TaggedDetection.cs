namespace Unroll.Text;

/// <summary>How a file of tagged sentences is written.</summary>
internal static class TaggedDetection
{
    /// <summary>Detects the format.</summary>
    /// <exception cref="InvalidDataException">The content does not show it; the message says what to name.</exception>
    public static TaggedFormat Of(FirstLines lines, string name, TaggedTextOptions options)
    {
        var ofName = TaggedFormats.FromPath(name);
        var said = options.DefaultFormat ?? ofName;
        var format = new FormatDetector<TaggedFormat>(Signs(options), TaggedFormats.Names)
            .Decide(lines, name, said, TaggedFormat.Conll);
        if (format != said && format != ofName)
            options.Notice?.Invoke($"reads {Quoted.Path(name)} as {TaggedFormats.NameOf(format)} "
                + "(detected from its content)");
        return format;
    }

    private static FormatSign<TaggedFormat>[] Signs(TaggedTextOptions options)
    {
        var (isNumbered, isNamed) = (options.TokenColumn is not null, options.Column is not null);
        FormatSign<TaggedFormat>[] all =
        [
            Sign(TaggedFormat.JsonLines, 3, JsonSign.AreLines),
            Sign(TaggedFormat.Conllu, 2, ConlluSign.AreLines),
            Sign(TaggedFormat.WordTag, 2, SlashSign.AreLines),
            Sign(TaggedFormat.Conll, 1, ColumnSign.AreLines),
            Sign(TaggedFormat.Segmented, 0, SegmentedSign.AreLines),
        ];
        return isNumbered || (isNamed && ConllColumn.IsNumber(options.Column!))
            ? [.. all.Where(sign => sign.Format == TaggedFormat.Conll)]
            : isNamed ? [.. all.Where(sign => sign.Format == TaggedFormat.Conllu)] : all;
    }

    private static FormatSign<TaggedFormat> Sign(TaggedFormat format, int rank, Func<FirstLines, bool> fits) =>
        new(format, TaggedFormats.NameOf(format), rank, fits);
}
