using System.Diagnostics;

namespace Unroll.Cli.Tests;

/// <summary>Ctrl-C and its kin, and a pipe that breaks, sent to a process of its own.</summary>
public class SignalTests : Harness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void OneSignalEndsACommandThatWaitsForInput(string signal)
    {
        if (OperatingSystem.IsWindows()) // which has no kill
            return;
        Train();
        using var process = Start("predict", Model, "--input", "-");
        // More than a pipe and a first buffer hold, so that the command has read of it, and waits for the line's end.
        process.StandardInput.Write(new string('x', 300_000));
        process.StandardInput.Flush();
        Kill(process, signal);
        AssertEnds(process, 130);
    }

    [Fact]
    public void OneSignalToATrainingKeepsItsModel()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Start("train", "classify", "--data", Data(), "--model", Model, "--json", "--embedding", "4", "--hidden", "4", "--epochs", "1000000", "--threads", "1");
        Assert.Contains("\"epoch\":1", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        Kill(process, "TERM");
        process.StandardOutput.ReadToEnd();
        AssertEnds(process, 130);
        Assert.Equal(0, Run("inspect", Model).Code);
    }

    [Fact]
    public void OneSignalToATranslatorsTrainingKeepsIt()
    {
        if (OperatingSystem.IsWindows())
            return;
        var data = Write("pairs.tsv", string.Concat(Enumerable.Repeat("eins zwei\tone two\n", 20)));
        using var process = Start("train", "translate", "--data", data, "--dev", data, "--model", Model, "--json", "--embedding", "4", "--hidden", "4", "--epochs", "1000000", "--threads", "1");
        Assert.Contains("\"epoch\":1", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        Kill(process, "INT");
        Assert.Contains("\"interrupted\":true", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        AssertEnds(process, 130);
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
        using var process = Start(["predict", Model, "--input", texts, .. options]);
        Assert.Contains("good", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        process.StandardOutput.Close();
        AssertEnds(process, 141);
    }

    [Fact]
    public void AReaderThatIsGoneDoesNotEndATraining()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Start("train", "classify", "--data", Data(), "--model", Model, "--json", "--embedding", "4", "--hidden", "4", "--epochs", "50", "--threads", "1");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        AssertEnds(process, 0);
        Assert.True(File.Exists(Model));
    }

    private static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Terminal).Assembly.Location, .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static void Kill(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private static void AssertEnds(Process process, int code)
    {
        var ended = process.WaitForExit(Patience);
        if (!ended)
            process.Kill();
        Assert.True(ended, "the process went on");
        Assert.Equal(code, process.ExitCode);
    }
}
