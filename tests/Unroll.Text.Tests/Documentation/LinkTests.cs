using System.Text.RegularExpressions;

namespace Unroll.Text.Tests.Documentation;

/// <summary>Every link of a page to a file, or to a heading of one, leads somewhere.</summary>
public partial class LinkTests
{
    [Fact]
    public void EveryLinkLeadsToAFile() =>
        Assert.Empty(
            from page in Page.All
            from link in page.Links
            where !IsOutside(link) && !link.StartsWith('#')
            where !Path.Exists(page.FileOf(link))
            select $"{page}: {link}");

    [Fact]
    public void EveryLinkToAHeadingLeadsToOne() =>
        Assert.Empty(
            from page in Page.All
            from link in page.Links
            where !IsOutside(link) && link.Contains('#', StringComparison.Ordinal)
            let target = link.StartsWith('#') ? page : new Page(Path.GetRelativePath(Page.Root, page.FileOf(link)))
            where !Headings(target).Contains(link.Split('#')[1])
            select $"{page}: {link}");

    private static bool IsOutside(string link) => link.Contains("://", StringComparison.Ordinal);

    /// <summary>The names by which GitHub knows the headings of a page.</summary>
    private static IEnumerable<string> Headings(Page page) =>
        Heading().Matches(page.Prose).Select(heading =>
            Dropped().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
