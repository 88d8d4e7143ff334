namespace Unroll.Text;

/// <summary>
/// Decides how a file is written. What was said beforehand holds, by the file's extension or by the data that a model
/// was trained on, unless the content plainly is in another format; where nothing was said, the content decides.
/// </summary>
/// <param name="signs">The signs of all formats that the options allow.</param>
/// <param name="names">The names of all formats that a file may have.</param>
internal sealed class FormatDetector<T>(IReadOnlyList<FormatSign<T>> signs, IEnumerable<string> names)
    where T : struct, Enum
{
    /// <param name="said">What was said beforehand; null for nothing.</param>
    /// <param name="ofEmpty">The format whose reader reports that there is no line.</param>
    /// <exception cref="InvalidDataException">
    /// Nothing was said, and the content fits no format, or several equally.
    /// </exception>
    public T Decide(FirstLines lines, string name, T? said, T ofEmpty)
    {
        if (lines.Filled.Count == 0)
            return said ?? ofEmpty;
        FormatSign<T>[] fitting = [.. signs.Where(sign => sign.Fits(lines))];
        FormatSign<T>[] best = [.. fitting.Where(sign => sign.Rank == fitting.Max(one => one.Rank))];
        return best switch
        {
            [var only] => only.Format,
            _ when said is { } format => format,
            [] => throw new InvalidDataException(JsonSign.Fault(lines) is { } fault
                ? $"{Quoted.Path(name)}: {fault}"
                : $"{Quoted.Path(name)}: its lines show no format; name it with `Format`: "
                    + EnumNames.Choice([.. names])),
            _ => throw new InvalidDataException($"{Quoted.Path(name)}: its lines may be "
                + $"{EnumNames.Choice([.. best.Select(sign => sign.Name)])}; name the format with `Format`"),
        };
    }
}
