using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Unroll.Text.Tests.Documentation;

/// <summary>
/// Holds a page to the test file that runs its C#: every block of the page stands there, but for white space.
/// </summary>
internal static partial class PageBlocks
{
    /// <param name="page">The page, from the repository's root.</param>
    /// <param name="test">The test's own file.</param>
    public static void AssertIn(string page, [CallerFilePath] string test = "")
    {
        var here = Squeezed(File.ReadAllText(test));
        string[] blocks = [.. new Page(page).Blocks.Where(block => block.Language == "csharp")
            .Select(block => block.Text.Replace("using Unroll.Text;\n", "", StringComparison.Ordinal))];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(Squeezed(block), here));
    }

    private static string Squeezed(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
