namespace Unroll;

/// <summary>The file that a path leads to when all links in it, to folders and to the file, are followed.</summary>
public static class RealPath
{
    /// <summary>The same limit as on Linux; it ends circular links.</summary>
    private const int LinksFollowed = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    /// <summary>
    /// Whether two paths lead to the same file, which need not exist. Where file systems usually ignore case,
    /// this does too.
    /// </summary>
    public static bool AreSame(string path, string other) => string.Equals(Of(path), Of(other), Comparison);

    /// <summary>The path without links. A path that does not exist is returned as it is.</summary>
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
