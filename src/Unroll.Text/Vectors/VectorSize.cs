using System.Globalization;

namespace Unroll.Text;

/// <summary>How many numbers a file has for each word.</summary>
/// <param name="Count">The number of numbers.</param>
/// <param name="Source">How it was determined, for messages.</param>
/// <param name="HasHeader">Whether the first line only counts the words and their numbers, as word2vec's does.</param>
internal readonly record struct VectorSize(int Count, string Source, bool HasHeader)
{
    /// <summary>
    /// Determined from a file's first lines: the header's number, or how many numbers most lines end with; on a tie the
    /// first line decides. A word may end with a number itself, but most do not.
    /// </summary>
    /// <exception cref="InvalidDataException">They are not words and their numbers.</exception>
    public static VectorSize Detect(IReadOnlyList<TextLine> lines, string name)
    {
        if (lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line.Text)) is not { Text: { } text } first)
            throw new InvalidDataException(
                $"{Quoted.OneLine(name)} is empty, but lines of a word and its numbers were expected");
        var size = Header(text) is { } header
            ? new VectorSize(header, "the first line says", HasHeader: true)
            : new VectorSize(Usual(lines) ?? Cells(text).Length - 1, "other lines have", HasHeader: false);
        return size.Count is > 0 and <= NetworkOptions.MaximumWidth ? size : throw new Place(name, first.Number).Error(
            $"a word with 1 to {NetworkOptions.MaximumWidth} numbers after it was expected, but there are "
                + $"{size.Count}; "
            + "is this a file of word vectors in text form?");
    }

    /// <summary>How many most lines have; on a tie the first. Null if there are none.</summary>
    private static int? Usual(IReadOnlyList<TextLine> lines)
    {
        var filled = lines.Where(line => !string.IsNullOrWhiteSpace(line.Text));
        var usual = filled.CountBy(line => VectorLine.CountNumbers(line.Text)).MaxBy(count => count.Value).Key;
        return usual > 0 ? usual : null;
    }

    /// <summary>
    /// How many numbers a header announces; null if the line is not a header, such as when its word is a blank or
    /// empty.
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
