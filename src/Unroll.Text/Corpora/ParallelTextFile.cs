namespace Unroll.Text;

/// <summary>
/// Sentences with their translations, read lazily, so that files may be larger than the memory: from two
/// files with one sentence per line, the same sentence on the same line, or from one with <c>source TAB target</c> on
/// each line. Further columns are ignored (Tatoeba has the authors there), and there is no header, except R's,
/// which is one column shorter than the numbered rows. All fields may be in quotes. Files are
/// closed when their end is reached or the enumeration is abandoned.
/// </summary>
/// <remarks>No side is ever empty. Lines of only white space are left out; in two files, if both lines are.</remarks>
public static class ParallelTextFile
{
    private const string Expected = "source<TAB>target";

    /// <summary>Reads pairs lazily.</summary>
    /// <param name="path">The file of the sentences, or of both.</param>
    /// <param name="targetPath">The file of the translations; null if <paramref name="path"/> has both.</param>
    /// <param name="options">How to read them, as far as the files do not say it.</param>
    /// <exception cref="ArgumentException">There is no such encoding.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// A path is a folder; or, while reading, a file is not text (<see cref="TextLines"/>), a sentence lacks its
    /// translation or the reverse, one file ends before the other, or there is no pair at all: the message names file
    /// and line.
    /// </exception>
    public static IEnumerable<SentencePair> Read(
        string path, string? targetPath = null, ParallelTextOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        return AtLeastOne(path, targetPath is null
            ? OfColumns(options.Lines(path, keepEnds: true), path, options.Notice)
            : OfLines(options.Lines(path), path, options.Lines(targetPath), targetPath));
    }

    /// <summary>Reads a stream's pairs, in two columns, lazily. The stream stays open.</summary>
    /// <param name="stream">Text, with or without a byte order mark.</param>
    /// <param name="name">The stream's name in messages.</param>
    /// <param name="options">How to read it, as far as the stream does not say it.</param>
    /// <exception cref="ArgumentException">There is no such encoding.</exception>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static IEnumerable<SentencePair> Read(Stream stream, string name, ParallelTextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new();
        return AtLeastOne(name, OfColumns(options.Lines(stream, name, keepEnds: true), name, options.Notice));
    }

    private static IEnumerable<SentencePair> OfColumns(
        IEnumerable<TextLine> lines, string path, Action<string>? notice)
    {
        using var first = FirstLines.Of(lines);
        var columns = PairColumns.Of(new(first.First, first.AreAll), path, notice);
        using var ahead = RowNumbers.Look(
            columns.AreCommas ? QuotedRows.Read(first.All(), path) : TabbedRows(first.All(), path));
        var hasNumbers = RowNumbers.Are(ahead.First);
        foreach (var (place, cells) in (hasNumbers ? RowNumbers.Without(ahead.All()) : ahead.All())
            .Skip(hasNumbers || columns.HasHeader ? 1 : 0))
        {
            if (cells.Length <= columns.Target)
                throw place.Error(cells.Length > 1 ? $"{cells.Length} columns, but {columns.Target + 1} were expected"
                    : $"there is no tab, but {Expected} was expected; give the translations' file too if they have one "
                    + "of their own (`targetPath`)");
            var (source, target) = (cells[columns.Source], cells[columns.Target]);
            if (string.IsNullOrWhiteSpace(source))
                throw place.Error($"there is no sentence before the tab, but {Expected} was expected");
            if (string.IsNullOrWhiteSpace(target))
                throw place.Error($"there is no translation after the tab, but {Expected} was expected");
            yield return new SentencePair(source, target);
        }
    }

    private static IEnumerable<Row> TabbedRows(IEnumerable<TextLine> lines, string path)
    {
        using var tabbed = new TabbedLines(lines, path);
        foreach (var row in tabbed.Unquoted(hasHeader: false)
            ?? tabbed.Rows(tabbed.Plain().Where(line => !string.IsNullOrWhiteSpace(line.Text))))
            yield return row;
    }

    private static IEnumerable<SentencePair> OfLines(
        IEnumerable<TextLine> sources, string sourcePath, IEnumerable<TextLine> targets, string targetPath)
    {
        using var source = sources.GetEnumerator();
        using var target = targets.GetEnumerator();
        while (true)
        {
            var (hasSource, hasTarget) = (source.MoveNext(), target.MoveNext());
            if (!hasSource && !hasTarget)
                yield break;
            var isSource = hasSource && !string.IsNullOrWhiteSpace(source.Current.Text);
            var isTarget = hasTarget && !string.IsNullOrWhiteSpace(target.Current.Text);
            if (isSource && isTarget)
                yield return new SentencePair(source.Current.Text, target.Current.Text);
            else if (isSource)
                throw Missing(new Place(sourcePath, source.Current.Number), targetPath, hasTarget);
            else if (isTarget)
                throw Missing(new Place(targetPath, target.Current.Number), sourcePath, hasSource);
        }
    }

    private static InvalidDataException Missing(Place sentence, string path, bool hasLine) => hasLine
        ? new Place(path, sentence.Line)
            .Error($"the line is empty, but {Quoted.OneLine(sentence.Name)} has a sentence there; give both, or take "
            + "the line out of both")
        : new InvalidDataException(
            $"{Quoted.OneLine(path)} ends before line {sentence.Line}, but {Quoted.OneLine(sentence.Name)} has a "
            + "sentence there; the two were expected to have as many lines, each sentence beside its translation");

    private static IEnumerable<SentencePair> AtLeastOne(string path, IEnumerable<SentencePair> pairs)
    {
        var any = false;
        foreach (var pair in pairs)
        {
            any = true;
            yield return pair;
        }
        if (!any)
            throw new InvalidDataException($"{Quoted.OneLine(path)} holds no sentence, but one at least was expected");
    }
}
