using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// A line of a file of word vectors: a word, followed by the numbers. A word may contain blanks, be a blank, or be
/// empty, so a line is parsed from its end.
/// </summary>
internal readonly ref struct VectorLine
{
    private const string Blanks = " \t";

    private readonly ReadOnlySpan<char> _numbers;
    private readonly VectorSize _size;

    private VectorLine(ReadOnlySpan<char> word, ReadOnlySpan<char> numbers, VectorSize size)
    {
        Word = word;
        _numbers = numbers;
        _size = size;
    }

    /// <summary>The word; blanks around it count only if it is nothing else.</summary>
    public ReadOnlySpan<char> Word { get; }

    /// <summary>How many numbers follow the word at a line's end; the word may be a number too.</summary>
    public static int CountNumbers(ReadOnlySpan<char> line)
    {
        for (var count = 0; ; count++)
        {
            line = line.TrimEnd(Blanks);
            var last = Last(line, out var before);
            if (!IsNumber(last) || last.Length == line.Length) // it begins the line, so it is the word
                return count;
            line = before;
        }
    }

    /// <param name="line">Without blanks at its end.</param>
    /// <param name="size">How many numbers there should be.</param>
    /// <param name="place">The line's position.</param>
    /// <exception cref="InvalidDataException">The line has fewer numbers.</exception>
    public static VectorLine Cut(ReadOnlySpan<char> line, VectorSize size, Place place)
    {
        // Most lines are a word without blanks and single ones between the numbers, whose digits need not be checked.
        if (line.Count(' ') + line.Count('\t') == size.Count && line.IndexOfAny(Blanks) is var first and > 0)
            return new VectorLine(line[..first], line[(first + 1)..], size);
        var rest = line;
        for (var number = size.Count; number > 0; number--)
        {
            var last = Last(rest.TrimEnd(Blanks), out rest);
            if (!IsNumber(last))
                throw Missing(line, size, number, last, place);
        }
        var word = rest.Trim(Blanks);
        return new VectorLine(word.IsEmpty ? rest : word, line[rest.Length..], size);
    }

    /// <exception cref="InvalidDataException">A number is missing, malformed, or not finite.</exception>
    public float[] Numbers(Place place)
    {
        var values = new float[_size.Count];
        var at = 0;
        foreach (var range in _numbers.SplitAny(Blanks))
        {
            var number = _numbers[range];
            if (number.IsEmpty)
                continue;
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out values[at])
                || !float.IsFinite(values[at]))
                throw NoNumber(at + 1, number, place);
            at++;
        }
        return at == values.Length ? values : throw TooFew(at, _size, place);
    }

    /// <summary>The parts after and before the last blank.</summary>
    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> line, out ReadOnlySpan<char> before)
    {
        var blank = line.LastIndexOfAny(Blanks);
        before = blank < 0 ? [] : line[..blank];
        return line[(blank + 1)..];
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static InvalidDataException Missing(
        ReadOnlySpan<char> line, VectorSize size, int number, ReadOnlySpan<char> found, Place place)
    {
        var cells = 0;
        foreach (var range in line.SplitAny(Blanks))
            cells += line[range].IsEmpty ? 0 : 1;
        return cells > size.Count ? NoNumber(number, found, place) : TooFew(cells - 1, size, place);
    }

    private static InvalidDataException TooFew(int found, VectorSize size, Place place) =>
        place.Error(
            $"the word has {found} {(found == 1 ? "number" : "numbers")} after it, but {size.Count} were expected, "
            + $"as {size.Source}");

    private static InvalidDataException NoNumber(int at, ReadOnlySpan<char> found, Place place) =>
        place.Error(
            $"number {at} after the word is {Quoted.Cell(found.ToString())}, but a finite number was expected");
}
