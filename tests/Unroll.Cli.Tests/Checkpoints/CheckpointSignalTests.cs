using System.Text.RegularExpressions;

namespace Unroll.Cli.Tests;

/// <summary>Signals to a training that leaves checkpoints, and a disk that fails it.</summary>
public class CheckpointSignalTests : Harness
{
    private string Checkpoint => At("store/c.checkpoint");

    public CheckpointSignalTests() => Directory.CreateDirectory(At("store"));

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void AnInterruptedTrainingGoesOnToTheSameBytes(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill");
        string[] options = [.. Options(), "--data", Data(), "--epochs", "150", "--dropout", "0.2"];
        Assert.Equal(0, Run(options).Code);
        var whole = File.ReadAllBytes(Model);
        using var process = ChildProcess.Start([.. options, "--checkpoint", Checkpoint]);
        process.StandardOutput.ReadLine();
        ChildProcess.Kill(process, signal);
        Assert.Contains("\"interrupted\":true,\"checkpoint\":", process.StandardOutput.ReadToEnd(),
            StringComparison.Ordinal);
        Assert.Equal(130, ChildProcess.CodeOf(process));
        Assert.Equal(0, Run([.. options, "--resume", Checkpoint, "--threads", "2"]).Code);
        Assert.Equal(whole, File.ReadAllBytes(Model));
    }

    [Fact]
    public void ASignalWhileDevDataAreScoredLeavesACheckpoint()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill");
        var line = $"pos\t{string.Join(' ', Enumerable.Repeat("good", 60))}\nneg\tbad\n";
        var dev = Write("dev.tsv", string.Concat(Enumerable.Repeat(line, 8000)));
        string[] options = ["train", "classify", "--json", "--model", Model, "--data", Data(), "--dev", dev, "--hidden",
            "128", "--batch", "32", "--epochs", "2", "--checkpoint-every", "1", "--threads", "1"];
        using var process = ChildProcess.Start([.. options, "--checkpoint", Checkpoint]);
        while (!File.Exists(Checkpoint)) // written after the epoch's only step, before dev data are scored
            Assert.False(process.HasExited);
        ChildProcess.Kill(process, "TERM");
        Assert.Equal(130, ChildProcess.CodeOf(process));
        Assert.DoesNotContain("\"epoch\":", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        using var next = ChildProcess.Start([.. options, "--resume", Checkpoint]);
        Assert.StartsWith(
            """{"event":"resumed","epochs":0,"step":1,"steps":1,""", next.StandardOutput.ReadLine(),
            StringComparison.Ordinal);
        next.Kill();
        next.WaitForExit();
    }

    [Fact]
    public void ACheckpointThatFailsLeavesTheBestModel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a folder in use cannot be deleted on Windows");
        string[] options = [.. Options(), "--data", Data(), "--epochs", "1000000"];
        var (code, output, error) = ChildProcess.RunByShell(
            $"\"$@\" > '{At("out")}' & while [ ! -s '{At("out")}' ]; do sleep 0.05; done; "
                + $"while ! rm -rf '{At("store")}' 2> '{At("rm")}'; do :; done; wait $!",
            [.. options, "--checkpoint", Checkpoint]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{{\"error\":\"the checkpoint {Checkpoint} cannot be written: ", error,
            StringComparison.Ordinal);
        Assert.Matches($"; the model of epoch [0-9]+ is in {Regex.Escape(Model)}\"}}\n$", error);
        Assert.Equal(0, Run("inspect", Model).Code);
    }

    private string[] Options() =>
        ["train", "classify", "--json", "--model", Model, "--embedding", "4", "--hidden", "4", "--batch", "8"];
}
