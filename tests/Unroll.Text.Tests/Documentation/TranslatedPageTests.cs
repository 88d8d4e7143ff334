using System.Text.RegularExpressions;

namespace Unroll.Text.Tests.Documentation;

/// <summary>
/// A Chinese page, <c>X.zh.md</c>, has what the English page beside it has, in the same order: code, formulas, figures,
/// pictures, tables, links.
/// </summary>
public partial class TranslatedPageTests
{
    private const string Ending = ".zh.md";

    private static IEnumerable<(Page English, Page Chinese)> Pairs =>
        from page in Page.All
        where page.Path.EndsWith(Ending, StringComparison.Ordinal)
        select (new Page(page.Path.Replace(Ending, ".md", StringComparison.Ordinal)), page);

    [Fact]
    public void ThereAreTheReadmeAndAllPagesOfTheLecture()
    {
        var lecture = Page.All.Where(page => page.Path.StartsWith("docs/lecture/", StringComparison.Ordinal)
            && !page.Path.EndsWith(Ending, StringComparison.Ordinal)).Select(page => page.Path);
        Assert.Equal(["README.md", .. lecture], Pairs.Select(pair => pair.English.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BothHaveTheSameInTheSameOrder()
    {
        foreach (var (english, chinese) in Pairs)
            Assert.Equal(Outline(english), Outline(chinese));
    }

    [Fact]
    public void BothLeadToTheSamePages()
    {
        foreach (var (english, chinese) in Pairs)
        {
            Assert.Equal(
                english.Links.Select(link => link.Replace(Ending, ".md", StringComparison.Ordinal)),
                chinese.Links.Select(link => link.Replace(Ending, ".md", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void EachLeadsToTheOtherAndThenToPagesOfItsOwnLanguage()
    {
        foreach (var (english, chinese) in Pairs)
        {
            var (here, there) = (Path.GetFileName(english.Path), Path.GetFileName(chinese.Path));
            Assert.Contains($"\nEnglish | [中文]({there})", english.Text);
            Assert.Contains($"\n[English]({here}) | 中文", chinese.Text);
            Assert.DoesNotContain(
                english.Links.Skip(1), link => link.EndsWith(Ending, StringComparison.Ordinal));
            Assert.DoesNotContain(
                chinese.Links.Skip(1), link => !link.EndsWith(Ending, StringComparison.Ordinal)
                    && File.Exists(chinese.FileOf(link.Replace(".md", Ending, StringComparison.Ordinal)))
                    && link.EndsWith(".md", StringComparison.Ordinal));
        }
    }

    /// <summary>A page's parts in their order, without what is written in a language.</summary>
    private static List<string> Outline(Page page)
    {
        var parts = page.Blocks.Select(block => (Place: block.Start, Part: Wordless(block))).ToList();
        foreach (Match part in Part().Matches(page.Text))
        {
            if (!page.Blocks.Any(block => part.Index > block.Start && part.Index < block.End))
                parts.Add((part.Index, part.Groups.Values.Skip(1).First(group => group.Success).Value));
        }
        return [.. parts.OrderBy(part => part.Place).Select(part => part.Part)];
    }

    private static string Wordless(PageBlock block) =>
        block.Language == "math"
            ? "math " + Blanks().Replace(MathWords().Replace(block.Text, "words"), "")
            : $"{block.Language}\n{block.Text}";

    // A heading, a row of a table, a picture, a mark, an item, a figure's caption, a formula within a line.
    [GeneratedRegex(@"^(\#+)\ |^(\|)|^!\[.*\]\((.+)\)$|^(<!--.*-->)$|^(-)\ |^\*\*(?:Figure\ |图)(\d+)|(\$[^$\n]+\$)",
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();

    // Words of a language within a formula, unlike a name such as xh.
    [GeneratedRegex(@"\\text\{[^{}]*[ \p{IsCJKUnifiedIdeographs}][^{}]*\}")]
    private static partial Regex MathWords();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
