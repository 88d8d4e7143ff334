using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>What <c>--checkpoint</c> and <c>--resume</c> say, refuse and leave.</summary>
public class CheckpointFileTests : Harness
{
    private string Checkpoint => At("c.checkpoint");

    [Fact]
    public void AResumedTrainingSaysWhereItGoesOn()
    {
        Interrupting = "1/200";
        var options = Options("200");
        var (code, output, _) = Run([.. options, "--checkpoint", Checkpoint]);
        Assert.Equal(130, code);
        Assert.Contains(
            $"interrupted: the model as it was after 3 steps was kept; go on with --resume {Checkpoint}\n", output,
            StringComparison.Ordinal);
        using var harness = new Resuming(this);
        (code, output, var error) = harness.Resume(options);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            $"resumed   {Checkpoint}: goes on in epoch 2 of 200 after step 0 of 3\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n1/200 ", output, StringComparison.Ordinal);
        Assert.Contains("\n200/200 ", output, StringComparison.Ordinal);
        var resumed = File.ReadAllBytes(Model);
        Assert.Equal(0, harness.Whole(options));
        Assert.Equal(File.ReadAllBytes(Model), resumed);
    }

    [Fact]
    public void AFinishedTrainingEndsAtOnceWithItsModel()
    {
        var options = Options("3");
        Assert.Equal(0, Run([.. options, "--checkpoint", Checkpoint, "--checkpoint-every", "2"]).Code);
        var (model, checkpoint) = (File.ReadAllBytes(Model), File.ReadAllBytes(Checkpoint));
        File.Delete(Model);
        var (code, output, error) = Run([.. options, "--resume", Checkpoint]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            $"resumed   {Checkpoint}: training had ended after epoch 3 of 3\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" tokens in ", output, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(Model));
        Assert.Equal(checkpoint, File.ReadAllBytes(Checkpoint));
        var lines = Run([.. options, "--resume", Checkpoint, "--json"]).Output.Split('\n');
        Assert.Equal(
            """{"event":"resumed","epochs":3,"step":0,"steps":3,"checkpoint":""" + JsonSerializer.Serialize(Checkpoint)
            + "}", lines[0]);
        Assert.StartsWith("""{"event":"done","tokensPerSecond":0,""", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatWillBeWrittenOverIsSaid()
    {
        string[] train = [.. Options("1"), "--checkpoint", Checkpoint];
        Assert.Equal("", Run(train).Error);
        Assert.Equal(
            $"note: --checkpoint will write over {Checkpoint}, which is there already; --resume {Checkpoint} would "
            + "go on from it\n", Run(train).Error);
        File.Copy(Checkpoint, At("an other"));
        Assert.Equal(
            $"note: --checkpoint will write over \"{At("an other")}\", which is there already\n",
            Run([.. Options("1"), "--resume", Checkpoint, "--checkpoint", At("an other")]).Error);
    }

    [Fact]
    public void AFileThatIsNoCheckpointIsNotWrittenOver()
    {
        File.WriteAllText(At("notes.txt"), "precious");
        Assert.Equal(0, Run([.. Options("1"), "--checkpoint", Checkpoint]).Code);
        File.Copy(Model, At("other.safetensors"));
        foreach (var file in new[] { "notes.txt", "other.safetensors" })
        {
            var before = File.ReadAllBytes(At(file));
            foreach (var more in new string[][] { [], ["--resume", Checkpoint] })
                AssertFails(
                    Run([.. Options("1"), .. more, "--checkpoint", At(file)]), 2,
                    $"--checkpoint {At(file)} would write over a file that is no checkpoint");
            Assert.Equal(before, File.ReadAllBytes(At(file)));
        }
    }

    [Fact]
    public void ACheckpointIsNoModel()
    {
        Assert.Equal(0, Run([.. Options("1"), "--checkpoint", Checkpoint]).Code);
        foreach (var command in new string[][]
            { ["inspect", Checkpoint], ["predict", Checkpoint, "good"], ["evaluate", Checkpoint, At("train.tsv")] })
            AssertFails(
                Run(command), 1,
                "it is the checkpoint of a training, but a model was expected; resume the training to get one");
    }

    [Fact]
    public void WhatIsNoCheckpointIsRefused()
    {
        string[] options = [.. Options("1")];
        Assert.Equal(0, Run([.. options, "--checkpoint", Checkpoint]).Code);
        File.Copy(Model, At("other.safetensors"));
        File.WriteAllBytes(At("half"), File.ReadAllBytes(Checkpoint)[..^1]);
        Fails(1, $"--resume: there is no checkpoint {At("none")}; check its name", "--resume", At("none"));
        Fails(1, $"--resume: {At(".")} is a folder, but a checkpoint was expected; give a file that --checkpoint wrote",
            "--resume", At("."));
        Fails(1, "so it is no checkpoint (a model file cannot be resumed from); give a file", "--resume",
            At("other.safetensors"));
        Fails(1, $"--resume: {At("half")} cannot be read as safetensors", "--resume", At("half"));
        Fails(1, $"--resume: {At("train.tsv")} cannot be read as safetensors", "--resume", At("train.tsv"));
        Fails(2, "--checkpoint-every was given without --checkpoint, the file to write", "--checkpoint-every", "2");
        Fails(2, "--checkpoint-every is '0', but a whole number of 1 or more", "--checkpoint-every", "0");

        void Fails(int code, string said, params string[] more)
        {
            AssertFails(Run([.. options, .. more]), code, said);
            var json = Run([.. options, .. more, "--json"]).Error;
            Assert.Contains(
                said, JsonDocument.Parse(json).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheFilesOfATrainingAreNotTheSame()
    {
        string[] options = [.. Options("1")];
        var data = At("train.tsv");
        AssertFails(Run([.. options, "--checkpoint", Model]), 2,
            $"--model {Model} would write over the checkpoint of --checkpoint; give the model a file of its own");
        Assert.Equal(0, Run([.. options, "--checkpoint", Checkpoint]).Code);
        File.Delete(Model);
        File.CreateSymbolicLink(Model, Checkpoint);
        AssertFails(Run([.. options, "--resume", Checkpoint]), 2,
            $"--model {Model} would write over the checkpoint of --resume; give the model a file of its own");
        File.Delete(Model);
        AssertFails(Run([.. options, "--checkpoint", data]), 2,
            $"--checkpoint {data} would write over the data in {data}; give the checkpoint a file of its own");
        AssertFails(Run([.. options, "--resume", Checkpoint, "--checkpoint", data]), 2,
            $"--checkpoint {data} would write over the data in {data}");
        AssertFails(Run([.. options, "--checkpoint", At("no/c")]), 1,
            $"--checkpoint: the checkpoint cannot be written to {At("no/c")}: there is no folder");
        AssertFails(Run([.. options, "--checkpoint", At(".")]), 1, "which is a folder; name a file in it");
        Assert.False(File.Exists(Model));
    }

    [Fact]
    public void AnotherTrainingIsRefusedByItsFlag()
    {
        string[] options = [.. Options("2")];
        Assert.Equal(0, Run([.. options, "--checkpoint", Checkpoint]).Code);
        var before = File.ReadAllBytes(Checkpoint);
        const string advice =
            "; resume with the same data, the same part held out and the same options, or begin anew\n";
        foreach (var (more, said) in new[]
        {
            (new[] { "--dropout", "0.25" }, "--dropout is '0.5' there and '0.25' here"),
            (["--learning-rate", "0.5"], "--learning-rate is '0.002' there and '0.5' here"),
            (["--hold-out", "0.2"], "dev data is 'none' there and 'some' here"),
            (["--seed", "2"], "--seed is '1' there and '2' here"),
        })
            AssertFails(
                Run([.. options, "--resume", Checkpoint, .. more]), 1, said);
        var other = Run([.. Options("3"), "--resume", Checkpoint]);
        Assert.Equal(
            (1, $"--resume: {Checkpoint}: it is of another training: --epochs is '2' there and '3' here{advice}"),
            (other.Code, other.Error));
        File.AppendAllText(At("train.tsv"), "pos\tgood\n");
        AssertFails(Run([.. options, "--resume", Checkpoint]), 1, "it is of another training: ");
        AssertFails(Run("train", "tag", "--model", Model, "--resume", Checkpoint), 1,
            $"--resume: {Checkpoint}: it is of another training: task is 'classify' there and 'tag' here");
        Assert.Equal(before, File.ReadAllBytes(Checkpoint));
    }

    [Fact]
    public void ACheckpointKeepsItsModeAndItsLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Directory.CreateDirectory(At("store"));
        File.WriteAllText(At("store/real"), "");
        File.SetUnixFileMode(At("store/real"), mode);
        File.CreateSymbolicLink(Checkpoint, "store/real");
        Assert.Equal(0, Run([.. Options("2"), "--checkpoint", Checkpoint, "--checkpoint-every", "1"]).Code);
        Assert.Equal(0, Run([.. Options("2"), "--resume", Checkpoint]).Code);
        Assert.Equal("store/real", new FileInfo(Checkpoint).LinkTarget);
        Assert.Equal(mode, File.GetUnixFileMode(At("store/real")));
        Assert.Equal(["real"], Directory.GetFileSystemEntries(At("store")).Select(Path.GetFileName));
    }

    private string[] Options(string epochs) => ["train", "classify", "--data", Data(), "--model", Model, "--embedding",
        "4", "--hidden", "4", "--batch", "8", "--threads", "1", "--epochs", epochs];

    /// <summary>Runs that no one interrupts, with the files of another.</summary>
    private sealed class Resuming(CheckpointFileTests files) : Harness
    {
        public (int Code, string Output, string Error) Resume(string[] options) =>
            Run([.. options, "--resume", files.Checkpoint]);

        public int Whole(string[] options) => Run(options).Code;
    }
}
