namespace Unroll.Text;

/// <summary>How a format shows in the first lines of a file.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">
/// How special the sign is: lines that fit two formats are in the one of the higher rank, as each word of CoNLL-U is
/// also a line of columns.
/// </param>
/// <param name="Fits">Whether the lines are so.</param>
internal readonly record struct FormatSign<T>(T Format, string Name, int Rank, Func<FirstLines, bool> Fits)
    where T : struct, Enum;
