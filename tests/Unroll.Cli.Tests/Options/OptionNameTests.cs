using Unroll.Text;

namespace Unroll.Cli.Tests.Options;

/// <summary>Whatever goes wrong with an option, the command line calls it what the user typed.</summary>
public class OptionNameTests : Harness
{
    private static readonly string[] Bad = ["", "-1", "x!", "1e99", "--"];

    [Fact]
    public void EveryDeclaredOptionIsSpelledAsItsFlag()
    {
        var all = DeclaredNames.All;
        Assert.True(all.Count > 50);
        var flagged = all.Where(one => one.Flag is not null).Select(one => one.Property).ToHashSet();
        Assert.All(all, one =>
        {
            var spelled = CommandLine.Tasks.Flags.Spell($"{OptionNames.Of(one.Property)} is 0");
            if (one.Flag is { } flag)
                Assert.Equal($"--{flag} is 0", spelled);
            else if (!flagged.Contains(one.Property))
                Assert.DoesNotContain(one.Property, spelled, StringComparison.Ordinal);
            Assert.DoesNotContain('`', spelled);
        });
    }

    [Theory]
    [InlineData("train", "classify")]
    [InlineData("train", "tag")]
    [InlineData("train", "translate")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    public void EveryOptionIsNamedWhereItsValueIsRefused(params string[] command)
    {
        var parsed = CommandLine.Parse([.. command, "--help"], Nowhere());
        string[] given = command[0] == "train" ? ["--data", At("none.tsv"), "--model", Model] : [Model, At("none.tsv")];
        var options = parsed.CommandResult.Command.Options
            .Where(option => option.Arity.MaximumNumberOfValues > 0 && option.Name is not ("--data" or "--model"))
            .ToArray();
        Assert.NotEmpty(options);
        foreach (var option in options)
        {
            foreach (var bad in Bad)
            {
                var (code, _, error) = Run([.. command, .. given, option.Name, bad]);
                Assert.NotEqual(0, code);
                Assert.DoesNotContain('`', error);
                // A value that is refused names its option; one that is not ends at the missing file.
                Assert.True(error.Contains(option.Name, StringComparison.Ordinal)
                    || error.Contains("there is no ", StringComparison.Ordinal), error);
            }
        }
    }

    private static Terminal Nowhere() =>
        new(null, TextWriter.Null, TextWriter.Null, IsInteractive: false, CancellationToken.None);
}
