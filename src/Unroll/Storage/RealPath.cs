namespace Unroll;

/// <summary>Where a path leads when every link on its way, to a folder or to a file, is followed.</summary>
public static class RealPath
{
    /// <summary>As many as Linux follows; links that lead in a circle end here.</summary>
    private const int LinksFollowed = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    /// <summary>
    /// Whether two paths lead to one file, which need not exist. Where file systems usually take no notice of case,
    /// neither does this.
    /// </summary>
    public static bool AreSame(string path, string other) => string.Equals(Of(path), Of(other), Comparison);

    /// <summary>The path without links. What does not exist leads where its name says.</summary>
    public static string Of(string path)
    {
        var left = LinksFollowed;
        return Of(path, ref left);
    }

    private static string Of(string path, ref int left)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            var folder = real;
            real = Path.Combine(folder, part);
            if (left > 0 && new FileInfo(real).LinkTarget is { } target)
            {
                left--;
                real = Of(Path.Combine(folder, target), ref left);
            }
        }
        return real;
    }
}
