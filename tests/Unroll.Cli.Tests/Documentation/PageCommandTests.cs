using System.Text.RegularExpressions;
using Lecture;
using Unroll.Text.Tests.Documentation;

namespace Unroll.Cli.Tests.Documentation;

/// <summary>The commands that the pages show.</summary>
public partial class PageCommandTests : Harness
{
    /// <summary>Every command <c>unroll</c> of a page, without its name.</summary>
    public static TheoryData<string> Commands =>
    [
        .. Page.All.SelectMany(page => page.Blocks).Where(block => block.Language == "sh")
            .SelectMany(block => block.Commands).Select(command => Program().Match(command))
            .Where(command => command.Success).Select(command => command.Groups["arguments"].Value).Distinct()
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void EveryCommandIsOneThatTheProgramTakes(string arguments)
    {
        var terminal = new Terminal(
            Stream.Null, TextWriter.Null, TextWriter.Null, IsInteractive: false, CancellationToken.None);
        Assert.Empty(CommandLine.Parse(Words(arguments), terminal).Errors);
    }

    /// <remarks>
    /// The Chinese pages have the same blocks, which is tested with the pages. The picture of gradients takes minutes.
    /// </remarks>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData("attention.md", "attention.svg")]
    [InlineData("lstm.md", "gates.svg")]
    public void TheCommandsUnderAPictureMakeItAgain(string name, string picture)
    {
        SameNumbers.SkipElsewhere();
        var page = new Page($"docs/lecture/{name}");
        var commands = page.Blocks.First(block => block.Text.EndsWith($"docs/lecture/{picture}")).Commands;
        foreach (var command in commands)
        {
            if (command == "dotnet run --project examples/Lecture -- pairs > pairs.tsv")
            {
                using var pairs = new StringWriter();
                Pairs.Run(pairs);
                Write("pairs.tsv", pairs.ToString());
                continue;
            }
            // Files are read and written in the test's folder, not in the repository.
            var words = Words(Program().Match(command).Groups["arguments"].Value)
                .Select(word => FileName().IsMatch(word) ? At(Path.GetFileName(word)) : word);
            Assert.Equal(0, Run([.. words]).Code);
        }
        Assert.Equal(
            File.ReadAllText(page.FileOf(picture)).ReplaceLineEndings(),
            File.ReadAllText(At(picture)).ReplaceLineEndings());
    }

    /// <summary>Cuts arguments as a shell does, as far as a redirection.</summary>
    private static string[] Words(string arguments) =>
        [.. Word().Matches(arguments).Select(word => word.Value).TakeWhile(word => word is not (">" or "|" or "&&"))
            .Select(word => word.Replace("\"", "", StringComparison.Ordinal))];

    [GeneratedRegex(@"^(?:dotnet run -c Release --project src/Unroll\.Cli -- |unroll )(?<arguments>.+)$")]
    private static partial Regex Program();

    [GeneratedRegex("""(?:[^\s"]|"[^"]*")+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\w/]+\.(?:tsv|safetensors|svg)$")]
    private static partial Regex FileName();
}
