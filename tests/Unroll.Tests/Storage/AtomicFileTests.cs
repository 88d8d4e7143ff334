namespace Unroll.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-").FullName;

    private string Target => At("model");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("rw-------")]
    [InlineData("rw-r-----")]
    [InlineData("rwxrwxrwx")]
    public void AFileThatIsWrittenOverKeepsItsMode(string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(Target, "before");
        var wanted = mode.Select((c, i) => c == '-' ? 0 : 1 << (8 - i))
            .Aggregate(UnixFileMode.None, (all, bit) => all | (UnixFileMode)bit);
        File.SetUnixFileMode(Target, wanted);
        var meanwhile = UnixFileMode.None;
        Write("after", stream => meanwhile = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(stream.Name));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, meanwhile);
        Assert.Equal(wanted, File.GetUnixFileMode(Target));
        Assert.Equal("after", File.ReadAllText(Target));
    }

    [Fact]
    public void ANewFileHasTheModeOfAnyNewFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(At("other"), "");
        Write("new");
        Assert.Equal(File.GetUnixFileMode(At("other")), File.GetUnixFileMode(Target));
    }

    [Fact]
    public void ASymbolicLinkStaysAndLeadsToTheNewFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        Directory.CreateDirectory(At("models"));
        Directory.CreateSymbolicLink(At("folder"), "models");
        File.CreateSymbolicLink(At("models/link"), "../folder/real");
        File.CreateSymbolicLink(Target, "folder/link");
        foreach (var text in new[] { "first, where nothing is", "then over it" })
        {
            Write(text);
            Assert.Equal(text, File.ReadAllText(At("models/real")));
            Assert.Equal("folder/link", new FileInfo(Target).LinkTarget);
            Assert.Equal("../folder/real", new FileInfo(At("models/link")).LinkTarget);
        }
        Assert.Equal(["link", "real"], Names("models"));
        File.CreateSymbolicLink(At("circle"), "circle");
        Assert.Contains(
            "leads in a circle", Assert.Throws<IOException>(() => AtomicFile.Write(At("circle"), _ => { })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAnInterruptedRunHasLeftIsCleared()
    {
        Leave(TimeSpan.FromMinutes(1));
        Leave(TimeSpan.FromMinutes(1));
        AtomicFile.Check(Target);
        Assert.Empty(Names("."));
        Leave(TimeSpan.FromMinutes(1));
        File.WriteAllText(At(".model.notes.tmp"), "a user's own");
        File.SetLastWriteTimeUtc(At(".model.notes.tmp"), DateTime.UtcNow.AddDays(-1));
        Write("whole");
        Assert.Equal([".model.notes.tmp", "model"], Names("."));
    }

    [Fact]
    public void WhatMayJustBeBegunIsLeftAlone()
    {
        Leave(TimeSpan.Zero);
        Write("whole");
        Assert.Equal(2, Names(".").Length);
    }

    [Fact]
    public void SeveralWriteAndReadOneFileAtOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets no one open a file in the moment it is replaced");
        Write("whole 0");
        Parallel.For(0, 400, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 2 == 0)
                Write($"whole {i}");
            else
                Assert.StartsWith("whole ", File.ReadAllText(Target), StringComparison.Ordinal);
        });
        Assert.Equal(["model"], Names("."));
    }

    [Fact]
    public void WhatAnotherRunIsWritingIsLeftAlone()
    {
        Write("first", _ =>
        {
            AtomicFile.Check(Target);
            AtomicFile.Write(Target, other => other.Write("second"u8));
            Assert.Equal("second", File.ReadAllText(Target));
        });
        Assert.Equal("first", File.ReadAllText(Target));
        Assert.Equal(["model"], Names("."));
    }

    [Fact]
    public void AFailureLeavesTheFileAsItWasAndNamesIt()
    {
        Write("before");
        var failure = Assert.Throws<IOException>(
            () => Write("half", stream => throw new IOException($"No space left on device : '{stream.Name}'")));
        Assert.Equal(
            $"{Target} cannot be written: No space left on device; see to that, or name another file", failure.Message);
        Assert.Throws<IOException>(() => AtomicFile.Write(At("none/model"), _ => { }));
        Assert.Throws<InvalidOperationException>(() => Write("half", _ => throw new InvalidOperationException()));
        Assert.Equal("before", File.ReadAllText(Target));
        Assert.Equal(["model"], Names("."));
    }

    [Fact]
    public void AFolderThatGoesMeanwhileIsNotTheFailureThatIsReported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no folder in which a file is open");
        var folder = Directory.CreateDirectory(At("going")).FullName;
        var failure = Assert.Throws<IOException>(() => AtomicFile.Write(At("going/model"), _ =>
        {
            Directory.Delete(folder, recursive: true);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(
            $"{At("going/model")} cannot be written: No space left on device; see to that, or name another file",
            failure.Message);
    }

    [Fact]
    public void ADeviceIsNotReplaced()
    {
        Assert.SkipUnless(Path.Exists("/dev/null"), "there is no /dev/null");
        File.CreateSymbolicLink(Target, "/dev/null");
        foreach (var path in new[] { "/dev/null", Target })
        {
            Assert.Contains(
                "is a device or a pipe", Assert.Throws<IOException>(() => AtomicFile.Write(path, _ => { })).Message,
                StringComparison.Ordinal);
            Assert.Contains(
                "is a device or a pipe", Assert.Throws<IOException>(() => AtomicFile.Check(path)).Message,
                StringComparison.Ordinal);
        }
        Assert.Contains(
            "is a folder", Assert.Throws<IOException>(() => AtomicFile.Write(_folder, _ => { })).Message,
            StringComparison.Ordinal);
    }

    private void Leave(TimeSpan ago)
    {
        var left = At($".model.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(left, "half of a model");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow - ago);
    }

    private void Write(string text, Action<FileStream>? meanwhile = null) => AtomicFile.Write(Target, stream =>
    {
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        meanwhile?.Invoke((FileStream)stream);
    });

    private string At(string name) => Path.Combine(_folder, name);

    private string?[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(At(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
