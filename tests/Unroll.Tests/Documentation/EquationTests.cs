using System.Text.RegularExpressions;

namespace Unroll.Tests.Documentation;

/// <summary>
/// Every equation of <c>docs/equations.md</c> is a marked line in the files that its row names, and every marked line
/// is in the page.
/// </summary>
public partial class EquationTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void EveryEquationIsFoundInTheCode()
    {
        var rows = Rows().ToDictionary(row => row.Number, row => row.Files);
        Assert.Equal(Enumerable.Range(1, 13), rows.Keys.Order());
        foreach (var (number, files) in rows)
        {
            Assert.NotEmpty(files);
            Assert.All(files, file =>
                Assert.True(File.Exists(file), $"({number}) leads to {file}, which is not there"));
            Assert.True(files.Any(file => Marks(file).Contains(number)),
                $"no file of ({number}) has a line marked // ({number})");
        }
    }

    [Fact]
    public void EveryMarkedCellLineIsInThePage()
    {
        var rows = Rows().ToDictionary(row => row.Number, row => row.Files);
        foreach (var file in Directory.GetFiles(
            Path.Combine(Root, "src", "Unroll"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(
            $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            foreach (var number in Marks(file))
                Assert.Contains(Path.GetFullPath(file), rows[number]);
        }
    }

    private static IEnumerable<(int Number, string[] Files)> Rows()
    {
        var page = Path.Combine(Root, "docs", "equations.md");
        foreach (var line in File.ReadLines(page))
        {
            if (Row().Match(line) is { Success: true } row)
                yield return (
                    int.Parse(row.Groups[1].ValueSpan),
                    [.. Link().Matches(line)
                    .Select(link => Path.GetFullPath(Path.Combine(Root, "docs", link.Groups[1].Value)))]);
        }
    }

    private static HashSet<int> Marks(string file) =>
        [.. File.ReadLines(file).SelectMany(line => Mark().Matches(line))
            .Select(mark => int.Parse(mark.Groups[1].ValueSpan))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Unroll.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }

    [GeneratedRegex(@"^\| \((\d+)\) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((\.\./src/[^)]+\.cs)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"// \((\d+)\)")]
    private static partial Regex Mark();
}
