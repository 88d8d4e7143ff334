using Unroll.Cli.Commands;

namespace Unroll.Cli.Tests;

public class OutputFileTests : Harness
{
    [Fact]
    public void AFileIsWrittenWholeOrNotAtAll()
    {
        var path = Write("map.svg", "before");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte((byte)'a');
            throw new IOException("the disk is full");
        }));
        Assert.Equal("before", File.ReadAllText(path));
        AssertOnly("map.svg");
        AtomicFile.Write(path, stream => stream.Write("after"u8));
        Assert.Equal("after", File.ReadAllText(path));
        AssertOnly("map.svg");
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(At("none/map.svg"), stream => stream.WriteByte(0)));
    }

    [Fact]
    public void AFileThatCannotBeIsRefusedByItsOption()
    {
        var data = Write("texts.txt", "a");
        OutputFile.Check("--attention", "picture", At("map.svg"), data, null);
        AssertOnly("texts.txt");
        Assert.Equal($"--attention {data} would write over the data in {data}; give the picture a file of its own", Assert.Throws<UsageException>(() => OutputFile.Check("--attention", "picture", data, null, data)).Message);
        Assert.Equal($"the picture cannot be written to {At(".")}, which is a folder; name a file in it", Assert.Throws<IOException>(() => OutputFile.Check("--attention", "picture", At("."))).Message);
    }

    private void AssertOnly(string name) => Assert.Equal([name], Directory.GetFileSystemEntries(At(".")).Select(Path.GetFileName));
}
