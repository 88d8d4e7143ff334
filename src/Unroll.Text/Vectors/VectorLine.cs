using System.Globalization;

namespace Unroll.Text;

/// <summary>A line of a file of word vectors: a word, which in some files has blanks in it, and behind it the numbers.</summary>
internal readonly ref struct VectorLine
{
    private readonly ReadOnlySpan<char> _numbers;
    private readonly int _size;

    private VectorLine(ReadOnlySpan<char> word, ReadOnlySpan<char> numbers, int size)
    {
        Word = word;
        _numbers = numbers;
        _size = size;
    }

    public ReadOnlySpan<char> Word { get; }

    /// <summary>Whether a first line only counts the words and their numbers, as word2vec's does.</summary>
    public static bool IsHeader(ReadOnlySpan<char> line)
    {
        var blank = line.IndexOf(' ');
        return blank > 0 && IsCount(line[..blank]) && IsCount(line[(blank + 1)..]);

        static bool IsCount(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    /// <param name="size">How many numbers a line has; 0 before the first, which settles it.</param>
    /// <exception cref="InvalidDataException">The line has another number of them.</exception>
    public static VectorLine Cut(ReadOnlySpan<char> line, ref int size, Place place)
    {
        var blanks = line.Count(' ') + line.Count('\t');
        if (size == 0)
        {
            size = blanks;
            if (size is 0 or > NetworkOptions.MaximumWidth)
                throw place.Error($"a word with 1 to {NetworkOptions.MaximumWidth} numbers behind it was expected, but there are {size}; is this a file of word vectors in text form?");
        }
        if (blanks < size)
            throw Expected(place, blanks, size);
        var start = line.IndexOfAny(' ', '\t');
        for (var surplus = blanks - size; surplus > 0; surplus--)
        {
            var end = start + 1 + line[(start + 1)..].IndexOfAny(' ', '\t');
            if (float.TryParse(line[(start + 1)..end], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                throw Expected(place, blanks, size);
            start = end; // no number, so the word goes on
        }
        return new VectorLine(line[..start], line[(start + 1)..], size);
    }

    /// <exception cref="InvalidDataException">One of them is none, or not finite.</exception>
    public float[] Numbers(Place place)
    {
        var values = new float[_size];
        var at = 0;
        foreach (var range in _numbers.SplitAny(' ', '\t'))
        {
            if (!float.TryParse(_numbers[range], NumberStyles.Float, CultureInfo.InvariantCulture, out values[at]) || !float.IsFinite(values[at]))
                throw place.Error($"number {at + 1} behind the word is {Quoted.Cell(_numbers[range].ToString())}, but a finite number was expected");
            at++;
        }
        return values;
    }

    private static InvalidDataException Expected(Place place, int found, int size) =>
        place.Error($"the word has {found} {(found == 1 ? "number" : "numbers")} behind it, but the first has {size}, and all vectors must be of one length");
}
