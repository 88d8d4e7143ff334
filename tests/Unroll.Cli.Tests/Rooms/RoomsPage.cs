namespace Unroll.Cli.Tests.Rooms;

/// <summary>What <c>docs/architecture.md</c> says of rooms.</summary>
internal sealed class RoomsPage
{
    private readonly string[] _lines = File.ReadAllLines(Path.Combine(Repository, "docs", "architecture.md"));

    /// <summary>The folder of the solution.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Unroll.slnx")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    /// <summary>For each folder of an assembly those that it may use, from the assembly's table.</summary>
    public Dictionary<string, string[]> MayUse(string assembly) =>
        Below($"| folder of `src/{assembly}` |", '|').Skip(1).Select(line => line.Split('|'))
            .ToDictionary(cells => Names(cells[1]).Single(), cells => Names(cells[2]));

    /// <summary>The groups of folders that may use each other; none where the page has no such list.</summary>
    public string[][] Cycles(string assembly)
    {
        var title = $"Folders of `src/{assembly}` that use each other:";
        return Array.Exists(_lines, line => line == title)
            ? [.. Below(title, '-').Select(line => Names(line.Split(": ")[0]))] : [];
    }

    /// <summary>The internals of Unroll that Unroll.Text may use.</summary>
    public string[] Internals => [.. Below("Internals of `Unroll` that `Unroll.Text` uses:", '-').SelectMany(Names)];

    /// <summary>The rows or items that follow a line, each with the lines that it goes on in.</summary>
    private IEnumerable<string> Below(string start, char mark)
    {
        var joined = new List<string>();
        var at = Array.FindIndex(_lines, line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
        Assert.True(at > 0, $"docs/architecture.md has no line that begins with {start}");
        for (; at < _lines.Length && (_lines[at].Length > 0 || joined.Count == 0); at++)
        {
            if (_lines[at].StartsWith(mark))
                joined.Add(_lines[at]);
            else if (joined.Count > 0)
                joined[^1] += $" {_lines[at].Trim()}";
        }
        return joined;
    }

    /// <summary>What stands between backticks.</summary>
    private static string[] Names(string text) => [.. text.Split('`').Where((_, i) => i % 2 == 1)];
}
