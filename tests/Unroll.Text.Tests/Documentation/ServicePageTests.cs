namespace Unroll.Text.Tests.Documentation;

/// <summary>
/// The C# of <c>docs/service.md</c> is that of <c>examples/Service</c>, but for the first block, a program of its own
/// that the tests of the packages run.
/// </summary>
public class ServicePageTests
{
    [Fact]
    public void EveryBlockOfThePageIsInTheExample()
    {
        var example = Directory.GetFiles(Path.Combine(Page.Root, "examples", "Service"), "*.cs")
            .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")).ToList();
        var blocks = new Page("docs/service.md").Blocks.Where(block => block.Language == "csharp").Skip(1).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(example, code => code.Contains(block.Text)));
    }
}
