using System.Diagnostics;

namespace Unroll.Cli.Tests;

/// <summary>Ctrl-C and its kin, and a pipe that breaks, sent to a process of its own.</summary>
public class SignalTests : Harness
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public void OneSignalEndsACommandThatWaitsForInput(string signal)
    {
        if (OperatingSystem.IsWindows()) // which has no kill
            return;
        Train();
        using var process = ChildProcess.Start("predict", Model, "--input", "-");
        // More than a pipe and a first buffer hold, so that the command has read of it, and waits for the line's end.
        process.StandardInput.Write(new string('x', 300_000));
        process.StandardInput.Flush();
        ChildProcess.Kill(process, signal);
        Assert.Equal(130, ChildProcess.CodeOf(process));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("INT", "INT")]
    [InlineData("INT", "TERM", "HUP", "QUIT", "INT")]
    public void SignalsToATrainingKeepItsModel(params string[] signals)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Training("1000000");
        Assert.Contains("\"epoch\":1", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        foreach (var signal in signals)
            ChildProcess.Kill(process, signal);
        Assert.Contains("\"interrupted\":true", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(130, ChildProcess.CodeOf(process));
        Assert.Equal(0, Run("inspect", Model).Code);
        Assert.Equal(["model.safetensors", "train.tsv"], Files());
    }

    [Fact]
    public void ATrainingWhoseTerminalIsGoneKeepsItsModel()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Training("1000000");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close(); // what it writes from now on has nowhere to go
        ChildProcess.Kill(process, "HUP");
        Assert.Equal(130, ChildProcess.CodeOf(process));
        Assert.Equal(0, Run("inspect", Model).Code);
        Assert.Equal(["model.safetensors", "train.tsv"], Files());
    }

    [Fact]
    public void WhatTheCallerToldItNotToHearItDoesNotHear()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (code, _, _) = ChildProcess.RunByShell(
            $"trap '' HUP; \"$@\" > '{At("out")}' & "
                + $"while [ ! -s '{At("out")}' ]; do sleep 0.05; done; kill -HUP $!; wait $!",
            "train", "classify", "--data", Data(), "--model", Model, "--json", "--embedding", "4", "--hidden", "4",
            "--epochs", "2000", "--threads", "1");
        Assert.Equal(0, code);
    }

    [Fact]
    public void OneSignalToATranslatorsTrainingKeepsIt()
    {
        if (OperatingSystem.IsWindows())
            return;
        var data = Write("pairs.tsv", string.Concat(Enumerable.Repeat("eins zwei\tone two\n", 20)));
        using var process = ChildProcess.Start("train", "translate", "--data", data, "--dev", data, "--model", Model,
            "--json", "--embedding", "4", "--hidden", "4", "--epochs", "1000000", "--threads", "1");
        Assert.Contains("\"epoch\":1", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        ChildProcess.Kill(process, "INT");
        Assert.Contains("\"interrupted\":true", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(130, ChildProcess.CodeOf(process));
        Assert.Contains("task        translate\n", Run("inspect", Model).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good\n", 1_000_000)]
    [InlineData("good\n", 200_000, "--explain")]
    [InlineData("good\n", 1_000_000, "--json")]
    public void AReaderThatIsGoneEndsPrediction(string line, int lines, params string[] options)
    {
        if (OperatingSystem.IsWindows()) // whose pipes break in another way
            return;
        Train();
        var texts = Write("many.txt", string.Concat(Enumerable.Repeat(line, lines)));
        using var process = ChildProcess.Start(["predict", Model, "--input", texts, .. options]);
        Assert.Contains("good", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        process.StandardOutput.Close();
        Assert.Equal(141, ChildProcess.CodeOf(process));
    }

    [Fact]
    public void AReaderThatIsGoneDoesNotEndATraining()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Training("50");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        Assert.Equal(0, ChildProcess.CodeOf(process));
        Assert.True(File.Exists(Model));
    }

    private Process Training(string epochs) => ChildProcess.Start(
        "train", "classify", "--data", Data(), "--model", Model, "--json", "--embedding", "4", "--hidden", "4",
        "--epochs", epochs, "--threads", "1");

    private IEnumerable<string?> Files() =>
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Model)!)
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
}
