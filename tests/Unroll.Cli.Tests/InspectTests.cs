using System.Text.Json;

namespace Unroll.Cli.Tests;

public class InspectTests : Harness
{
    [Fact]
    public void ShowsWhatTheModelHolds()
    {
        Train();
        var (code, output, error) = Run("inspect", Model);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "model       lstm, words, lower case, folded width, embedding 4, hidden 4, 1 layer, pooling last, "
            + "naive Bayes\n", output, StringComparison.Ordinal);
        Assert.Contains("labels      2: neg, pos\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "training    texts 20, devTexts 0, epochs 2, keptEpoch 2, batch 8, learningRate 0.002, schedule cosine:1, ",
            output, StringComparison.Ordinal);
        Assert.Matches(@"\n  lstm\.weight_ih_l0 +\[16, 4\]\n", output);

        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal("classify", json.GetProperty("task").GetString());
        Assert.Equal("8", json.GetProperty("training").GetProperty("batch").GetString());
        Assert.Equal(["neg", "pos"], json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!));
        Assert.Equal(
            [16, 4], json.GetProperty("tensors").GetProperty("lstm.weight_hh_l0").EnumerateArray()
            .Select(size => size.GetInt32()));
    }

    [Fact]
    public void HelpAndVersionAreNoMistakes()
    {
        Assert.Equal(0, Run("--help").Code);
        Assert.Equal(0, Run("train", "classify", "--help").Code);
        Assert.Equal(0, Run("--version").Code);
        AssertFails(Run(), 2, "unroll --help");
        AssertFails(Run("tain"), 2, "'unroll --help' shows what can be given");
    }

    [Fact]
    public void AnEmptyNameIsNoFile()
    {
        Train();
        string[][] commands = [["inspect", ""], ["predict", "", "a"], ["evaluate", "", Model]];
        foreach (var command in commands)
            AssertFails(Run(command), 2,
                $"MODEL is '', but a file was expected; 'unroll {command[0]} --help' shows what can be given");
        AssertFails(Run("evaluate", Model, ""), 2, "DATA is '', but a file was expected; ");
        AssertFails(Run("predict", Model, "--input", ""), 2, "--input is '', but a file was expected; ");
    }
}
