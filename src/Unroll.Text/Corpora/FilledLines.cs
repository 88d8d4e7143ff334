namespace Unroll.Text;

/// <summary>Lines that are not empty, except at the file's end.</summary>
internal static class FilledLines
{
    /// <summary>The lines that are not empty.</summary>
    /// <param name="expected">What each of them should be.</param>
    /// <exception cref="InvalidDataException">
    /// While reading: an empty line is followed by others, or there is no line.
    /// </exception>
    public static IEnumerable<TextLine> Of(IEnumerable<TextLine> lines, string name, string expected)
    {
        var any = false;
        int? empty = null;
        foreach (var line in lines)
        {
            if (line.Text.Length == 0)
            {
                empty ??= line.Number;
                continue;
            }
            if (empty is { } before)
                throw Empty(new Place(name, before), expected);
            any = true;
            yield return line;
        }
        if (!any)
            throw new InvalidDataException($"{Quoted.OneLine(name)} is empty, but lines of {expected} were expected");
    }

    public static InvalidDataException Empty(Place place, string expected) =>
        place.Error($"the line is empty, but {expected} was expected");
}
