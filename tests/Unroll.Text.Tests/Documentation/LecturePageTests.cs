using System.Diagnostics;
using System.Text.RegularExpressions;
using Lecture;

namespace Unroll.Text.Tests.Documentation;

/// <summary>
/// The pages of <c>docs/lecture</c> have the lecture's equations and figures in its order; their C# is quoted from its
/// files, and every example is run and compared with the output that the pages show.
/// </summary>
public partial class LecturePageTests
{
    private const string Example = "dotnet run --project examples/Lecture";

    /// <summary>Written to a file in the page, so its output is not shown.</summary>
    private const string PairsExample = "pairs";

    public static TheoryData<string> Languages => ["", ".zh"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void TheTableListsAllPagesAndAllExamples(string language)
    {
        var folder = Path.Combine(Page.Root, "docs", "lecture");
        string[] files = [.. Directory.GetFiles(folder, "*.md").Select(file => Path.GetFileName(file))];
        Assert.Equal(
            files.Where(file => file.EndsWith(".zh.md", StringComparison.Ordinal) == (language != "")).Order(),
            Pages(language).Select(page => Path.GetFileName(page.Path)).Append($"README{language}.md").Order());

        var rows = Contents(language).Text.Split('\n').Where(line => line.StartsWith('|'));
        Assert.Equal(
            Sections.All.Keys,
            rows.SelectMany(row => Quoted().Matches(row)).Select(name => name.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EquationsAndFiguresStandInTheLecturesOrder(string language)
    {
        var pages = Pages(language).ToArray();
        Assert.Equal(Enumerable.Range(1, 13), pages.SelectMany(page => page.Blocks)
            .Where(block => block.Language == "math").SelectMany(Numbers));
        var figures = pages.SelectMany(page => Figure().Matches(page.Text)).ToArray();
        Assert.Equal(Enumerable.Range(1, 7), figures.Select(figure => int.Parse(figure.Groups["number"].ValueSpan)));
        Assert.All(figures, figure =>
            Assert.True(figure.Groups["drawn"].Success, $"nothing is drawn below {figure.Value}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryEquationIsFollowedByTheLineThatIsIt(string language)
    {
        foreach (var page in Pages(language))
        {
            foreach (var formula in page.Blocks.Where(block => block.Language == "math"))
            {
                var code = page.Blocks.Where(block => block.Language == "csharp" && block.Start > formula.Start);
                Assert.All(Numbers(formula), number =>
                    Assert.Contains(code, block => block.Text.Contains($"// ({number})", StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryBlockOfCSharpIsQuotedFromTheFileThatIsLinkedAboveIt(string language)
    {
        foreach (var page in Pages(language))
        {
            foreach (var block in page.Blocks.Where(block => block.Language == "csharp"))
            {
                var link = Source().Match(block.Before);
                Assert.True(link.Success, $"{page}: no file is linked above {block.Text}");
                Assert.Equal(link.Groups[1].Value, Path.GetFileName(link.Groups[2].Value));
                Assert.True(
                    IsIn(block.Text.Split('\n'), File.ReadAllLines(page.FileOf(link.Groups[2].Value))),
                    $"{page}: these lines are not in {link.Groups[1].Value}:\n{block.Text}");
            }
        }
    }

    [Fact]
    public void EveryExampleIsRunAndPrintsWhatThePagesShow()
    {
        SameNumbers.SkipElsewhere();
        var outputs = Sections.All.Where(example => example.Key != PairsExample)
            .ToDictionary(example => example.Key, example => Output(example.Value));
        foreach (var language in Languages)
        {
            var shown = new List<string>();
            foreach (var page in Pages(language))
            {
                foreach (var (command, next) in page.Blocks.Zip(page.Blocks.Skip(1)))
                {
                    if (!command.Text.StartsWith($"{Example} -- ", StringComparison.Ordinal)
                        || command.Text.Contains('\n', StringComparison.Ordinal))
                        continue;
                    var name = command.Text[$"{Example} -- ".Length..];
                    Assert.Equal($"text\n{outputs[name]}", $"{next.Language}\n{next.Text}");
                    shown.Add(name);
                }
            }
            Assert.Equal(outputs.Keys, shown);
            Assert.Equal(shown.Count, Pages(language).Sum(page => page.Blocks.Count(b => b.Language == "text")));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryOtherBlockIsAFigureOrACommandThatIsKnown(string language)
    {
        foreach (var block in Pages(language).Append(Contents(language)).SelectMany(page => page.Blocks))
        {
            Assert.Contains(block.Language, (string[])["csharp", "sh", "text", "math", "mermaid"]);
            if (block.Language == "sh")
                Assert.All(block.Commands, command => Assert.True(IsKnown(command), command));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void UnderEveryPictureStandsTheCommandThatMakesIt(string language)
    {
        foreach (var page in Pages(language))
        {
            foreach (Match picture in Picture().Matches(page.Text))
            {
                var below = page.Blocks.FirstOrDefault(block => block.Start > picture.Index);
                Assert.EndsWith($"docs/lecture/{picture.Groups[1].Value}", below?.Commands[^1]);
            }
        }
    }

    [Fact]
    public void EveryExampleHasFewerThan60Lines() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(Page.Root, "examples", "Lecture"), "*.cs"),
            file => Assert.InRange(File.ReadLines(file).Count(), 1, 59));

    [Fact]
    public void TheProgramListsTheExamplesAndRunsOne()
    {
        Assert.Equal((0, string.Join('\n', Sections.All.Keys)), RunProgram());
        Assert.Equal((0, Output(Collate.Run)), RunProgram("collate"));
        Assert.Equal((2, string.Join('\n', Sections.All.Keys)), RunProgram("colate"));
    }

    private static Page Contents(string language) => new($"docs/lecture/README{language}.md");

    /// <summary>The pages in the order of the table.</summary>
    private static IEnumerable<Page> Pages(string language) =>
        Contents(language).Text.Split('\n').Where(line => line.StartsWith('|'))
            .SelectMany(row => PageLink().Matches(row))
            .Select(link => new Page($"docs/lecture/{link.Groups[1].Value}"));

    private static IEnumerable<int> Numbers(PageBlock formula) =>
        Number().Matches(formula.Text).Select(number => int.Parse(number.Groups[1].ValueSpan));

    /// <summary>Whether lines stand in a file one below the other, each further in by the same white space.</summary>
    private static bool IsIn(string[] lines, string[] file) =>
        Enumerable.Range(0, file.Length - lines.Length + 1).Any(at =>
        {
            var indent = file[at][..(file[at].Length - file[at].TrimStart().Length)];
            return lines.Index().All(line => file[at + line.Index] == (line.Item == "" ? "" : indent + line.Item));
        });

    private static string Output(Action<TextWriter> example)
    {
        using var output = new StringWriter { NewLine = "\n" };
        example(output);
        return output.ToString().TrimEnd('\n');
    }

    // Commands of the program unroll are checked where it is, in Unroll.Cli.Tests.
    private static bool IsKnown(string command) =>
        command is Example or $"{Example} -- {PairsExample} > pairs.tsv"
        || command.StartsWith("dotnet run -c Release --project src/Unroll.Cli -- ", StringComparison.Ordinal)
        || (command.StartsWith($"{Example} -- ", StringComparison.Ordinal)
            && Sections.All.ContainsKey(command[$"{Example} -- ".Length..]));

    private static (int Code, string Output) RunProgram(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Sections).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [GeneratedRegex(@"\\quad \((\d+)\)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\*\*(?:Figure |图)(?<number>\d+)[^\n]*\n(?<drawn>```mermaid\n|\n!\[)?", RegexOptions.Multiline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^!\[.*\]\((.+\.svg)\)$", RegexOptions.Multiline)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[([^\]]+\.cs)\]\((\S+)\)$")]
    private static partial Regex Source();

    [GeneratedRegex(@"\]\((\w[\w.]*\.md)\)")]
    private static partial Regex PageLink();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
