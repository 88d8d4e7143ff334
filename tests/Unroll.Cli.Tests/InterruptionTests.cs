using System.Text.Json;
using System.Text.RegularExpressions;

namespace Unroll.Cli.Tests;

/// <summary>What a training says that was interrupted: which model it saved, of whatever task.</summary>
public class InterruptionTests : Harness
{
    private const int Examples = 2000;

    [Theory]
    [InlineData("classify")]
    [InlineData("tag")]
    [InlineData("translate")]
    public async Task WithinTheFirstEpochThereIsNoBestModel(string task)
    {
        var interrupted = InterruptAt(At("c"));
        var (code, output, error) = Run(Options(task, epochs: 2));
        await interrupted;
        Assert.Equal((130, ""), (code, error));
        Assert.Matches(
            @"\ninterrupted: the model as it was after \d+ steps? was kept; "
            + $"go on with --resume {Regex.Escape(At("c"))}\n", output);
        Assert.DoesNotContain("best", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Model));
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("tag")]
    [InlineData("translate")]
    public async Task JsonSaysTheStep(string task)
    {
        var interrupted = InterruptAt(At("c"));
        var (code, output, _) = Run([.. Options(task, epochs: 2), "--json"]);
        await interrupted;
        var done = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal((130, true), (code, done.GetProperty("interrupted").GetBoolean()));
        Assert.InRange(done.GetProperty("step").GetInt32(), 1, Examples);
        Assert.False(done.TryGetProperty("epoch", out _));
    }

    [Fact]
    public void AfterAnEpochItIsTheBestOne()
    {
        Interrupting = "1/100000";
        var data = Data();
        var run = Run("train", "classify", "--data", data, "--dev", data, "--model", Model, "--embedding", "4",
            "--hidden", "4", "--epochs", "100000");
        Assert.Equal(130, run.Code);
        Assert.Contains("\ninterrupted: the model of epoch 1, the best so far, was kept\n", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAStepNothingIsSaved()
    {
        Interrupting = "training  ";
        AssertFails(Run("train", "classify", "--data", Data(), "--model", Model), 130,
            "interrupted before anything was learned, so no model was saved");
        Assert.False(File.Exists(Model));
    }

    /// <summary>A training with dev data of many steps, which writes a file after the first.</summary>
    private string[] Options(string task, int epochs)
    {
        var data = Write($"data{(task == "tag" ? ".conll" : ".tsv")}", string.Concat(Enumerable.Range(0, Examples)
            .Select(i => task == "tag" ? $"word{i % 3} {"AB"[i % 2]}\n\n" : $"{"AB"[i % 2]}\tword{i}\n")));
        return ["train", task, "--data", data, "--dev", data, "--model", Model, "--embedding", "4", "--hidden", "4",
            "--epochs", $"{epochs}", "--batch", "1", "--checkpoint", At("c"), "--checkpoint-every", "1", "--tokens",
            "words"];
    }
}
