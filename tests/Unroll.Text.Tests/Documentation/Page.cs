using System.Text.RegularExpressions;

namespace Unroll.Text.Tests.Documentation;

/// <summary>A block of a page between fences.</summary>
/// <param name="Language">What stands after the first fence.</param>
/// <param name="Text">The lines between the fences, without the last line's end.</param>
/// <param name="Before">The line above the block.</param>
/// <param name="Start">Where in the page's text the first fence begins.</param>
/// <param name="End">Where the last fence ends.</param>
internal sealed record PageBlock(string Language, string Text, string Before, int Start, int End)
{
    /// <summary>The commands of a block of the language sh: lines that a backslash ends go on in the next.</summary>
    public string[] Commands => Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
}

/// <summary>A page of the repository, in Markdown.</summary>
/// <param name="path">From the repository's root, with slashes.</param>
internal sealed partial class Page(string path)
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All pages.</summary>
    public static IEnumerable<Page> All =>
        from file in Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
        let path = System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/').Any(folder => folder is "bin" or "obj" || folder.StartsWith('.'))
        orderby path
        select new Page(path);

    public string Path { get; } = path;

    public string Text { get; } = File.ReadAllText(System.IO.Path.Combine(Root, path)).ReplaceLineEndings("\n");

    public IReadOnlyList<PageBlock> Blocks =>
    [
        .. Fenced().Matches(Text).Select(block => new PageBlock(
            block.Groups["language"].Value, block.Groups["text"].Value.TrimEnd('\n'), block.Groups["before"].Value,
            block.Groups["before"].Index + block.Groups["before"].Length + 1, block.Index + block.Length))
    ];

    /// <summary>The page without its blocks.</summary>
    public string Prose => Fenced().Replace(Text, "${before}\n");

    /// <summary>Where the page's links and pictures lead, as they are written.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(link => link.Groups[1].Value);

    /// <summary>The full path of a file that a link of this page leads to.</summary>
    public string FileOf(string link) =>
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(Root, System.IO.Path.GetDirectoryName(Path)!, link.Split('#')[0]));

    public override string ToString() => Path;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Unroll.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"(?<before>[^\n]*)\n```(?<language>\w*)\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
