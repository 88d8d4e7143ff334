namespace Unroll.Cli.Views;

/// <summary>Names from files, such as labels, in the cells of a table for people.</summary>
internal static class Fitted
{
    private const int Longest = 30;

    /// <summary>The width of the longest name, and of the column's title.</summary>
    public static int Width(IEnumerable<string> names, string title) =>
        Math.Min(Longest, names.Append(title).Max(name => Quoted.Name(name).Length));

    public static string Left(string name, int width) => Cut(name, width).PadRight(width);

    public static string Right(string name, int width) => Cut(name, width).PadLeft(width);

    private static string Cut(string name, int width)
    {
        var line = Quoted.OneLine(name.Length <= width ? name : name[..width]);
        return line.Length <= width && name.Length <= width ? line : $"{line[..(width - 1)]}…";
    }
}
