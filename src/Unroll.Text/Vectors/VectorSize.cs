using System.Globalization;

namespace Unroll.Text;

/// <summary>How many numbers a file has for each word.</summary>
/// <param name="Count">So many.</param>
/// <param name="Source">What says so, for messages.</param>
/// <param name="HasHeader">Whether the first line only counts the words and their numbers, as word2vec's does.</param>
internal readonly record struct VectorSize(int Count, string Source, bool HasHeader)
{
    /// <summary>
    /// From a file's first lines: the header's, or the numbers at the end of most lines, of the first one where as many
    /// have others. A word may end in a number itself, but most do not.
    /// </summary>
    /// <exception cref="InvalidDataException">They are none of words and their numbers.</exception>
    public static VectorSize Detect(IReadOnlyList<TextLine> lines, string name)
    {
        if (lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line.Text)) is not { Text: { } text } first)
            throw new InvalidDataException(
                $"{Quoted.OneLine(name)} is empty, but lines of a word and its numbers were expected");
        var size = Header(text) is { } header
            ? new VectorSize(header, "the first line says", HasHeader: true)
            : new VectorSize(Usual(lines) ?? Cells(text).Length - 1, "other lines have", HasHeader: false);
        return size.Count is > 0 and <= NetworkOptions.MaximumWidth ? size : throw new Place(name, first.Number).Error(
            $"a word with 1 to {NetworkOptions.MaximumWidth} numbers behind it was expected, but there are "
                + $"{size.Count}; "
            + "is this a file of word vectors in text form?");
    }

    /// <summary>How many most lines have; of equals it is what comes first. Null where they have none.</summary>
    private static int? Usual(IReadOnlyList<TextLine> lines)
    {
        var filled = lines.Where(line => !string.IsNullOrWhiteSpace(line.Text));
        var usual = filled.CountBy(line => VectorLine.CountNumbers(line.Text)).MaxBy(count => count.Value).Key;
        return usual > 0 ? usual : null;
    }

    /// <summary>
    /// How many numbers a header says that there are; null where it is none, as where a blank or nothing is the word.
    /// </summary>
    private static int? Header(string line)
    {
        var cells = Cells(line);
        return cells.Length == 2 && line.StartsWith(cells[0], StringComparison.Ordinal)
            && cells.All(cell => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? int.Parse(cells[1], CultureInfo.InvariantCulture)
            : null;
    }

    private static string[] Cells(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
