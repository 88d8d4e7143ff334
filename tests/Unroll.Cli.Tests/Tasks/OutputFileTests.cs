using Unroll.Cli.Tasks;

namespace Unroll.Cli.Tests;

public class OutputFileTests : Harness
{
    [Fact]
    public void AFileThatCannotBeIsRefusedByItsOption()
    {
        var data = Write("texts.txt", "a");
        OutputFile.Check("--attention", "picture", At("map.svg"), data, null);
        AssertOnly("texts.txt");
        Assert.Equal(
            $"--attention {data} would write over the data in {data}; give the picture a file of its own",
            Assert.Throws<UsageException>(() => OutputFile.Check("--attention", "picture", data, null, data)).Message);
        Assert.Equal(
            $"the picture cannot be written to {At(".")}, which is a folder; name a file in it",
            Assert.Throws<IOException>(() => OutputFile.Check("--attention", "picture", At("."))).Message);
    }

    [Fact]
    public void AModelThatIsTrainedAgainKeepsItsModeAndItsLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(At("store"));
        File.CreateSymbolicLink(Model, "store/real.safetensors");
        Train();
        File.SetUnixFileMode(At("store/real.safetensors"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var left = At($"store/.real.safetensors.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(left, "half of a model");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-1));
        Train();
        Assert.Equal("store/real.safetensors", new FileInfo(Model).LinkTarget);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("store/real.safetensors")));
        Assert.Equal(["real.safetensors"], Directory.GetFileSystemEntries(At("store")).Select(Path.GetFileName));
    }

    [Fact]
    public void AGoodModelIsNotReplacedByOneThatCannotBeLoaded()
    {
        Train();
        var good = File.ReadAllBytes(Model);
        var run = Run(
            ["train", "classify", "--data", Data(), "--model", Model, "--embedding", "4", "--hidden", "4", "--epochs",
            "1", "--schedule", "constant", "--batch", "20", "--learning-rate", "3.4e38", "--weight-decay", "1", "--clip",
            "0"]);
        Assert.Equal(1, run.Code);
        Assert.Contains(
            "the weights were not finite numbers at the end of epoch 1; try a smaller learning rate", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(Model));
    }

    private void AssertOnly(string name) =>
        Assert.Equal([name], Directory.GetFileSystemEntries(At(".")).Select(Path.GetFileName));
}
