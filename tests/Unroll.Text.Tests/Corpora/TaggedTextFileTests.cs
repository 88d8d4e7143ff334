namespace Unroll.Text.Tests;

public class TaggedTextFileTests
{
    [Fact]
    public void FilesAreReadAsTheirPathsTell()
    {
        using var folder = new TemporaryFolder(
            ("a.bmes", "迈 B\n向 E\n"), ("a.conllu", "1\t迈\t_\tB\t_\t_\t_\t_\t_\t_\n2\t向\t_\tE\t_\t_\t_\t_\t_\t_\n"),
            ("a.tag", "迈/B 向/E"), ("a.utf8", "迈向\n"));
        Assert.All(["a.bmes", "a.conllu", "a.tag"], name =>
            Assert.Equal("迈/B 向/E", TaggedReading.Shown(TaggedTextFile.Read(Path.Combine(folder.Path, name)))));
        Assert.Equal(
            "迈/B 向/E", TaggedReading.Shown(
            TaggedTextFile.Read(Path.Combine(folder.Path, "a.utf8"), new() { Format = TaggedFormat.Segmented })));
    }

    [Fact]
    public void AMissingFileIsNamed() =>
        Assert.Equal(
            "there is no file no/such.bio; check its name and folder",
            Assert.Throws<FileNotFoundException>(() => TaggedTextFile.Read("no/such.bio")).Message);

    [Fact]
    public void AFolderIsNoFile() =>
        Assert.Contains(
            "is a folder",
            Assert.Throws<InvalidDataException>(
            () => TaggedTextFile.Read(Path.GetTempPath(), new() { Format = TaggedFormat.Conll })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void MessagesNameFileAndLine()
    {
        using var file = new TemporaryFile("a O\nb\n");
        Assert.Equal($"{file.Path}, line 2: 1 column, but 2 at least were expected: a token and its tag",
            Assert.Throws<InvalidDataException>(
                () => TaggedTextFile.Read(file.Path, new() { Format = TaggedFormat.Conll }).ToList()).Message);
    }

    [Theory]
    [InlineData(TaggedFormat.Conll, "a X\n\n", "b Y\n\n")]
    [InlineData(TaggedFormat.Conllu, "1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n\n", "#\n")]
    [InlineData(TaggedFormat.WordTag, "a/X\n", "b/Y\n")]
    public void TheFirstSentenceComesBeforeTheRestIsRead(TaggedFormat format, string start, string rest)
    {
        using var stream = new Endless(start, rest);
        Assert.Equal(
            "a/X", TaggedReading.Shown(TaggedTextFile.Read(stream, "endless", new() { Format = format }).Take(1)));
        Assert.InRange(stream.Given, 1, 1 << 20);
    }

    [Fact]
    public void AnEndlessSentenceIsRefusedWithoutBeingReadToItsEnd()
    {
        using var stream = new Endless("\n", "token X\n");
        Assert.Equal(
            "endless, line 571430: the sentence that began on line 2 has 4000000 characters or more, where fewer were "
            + "expected; end each sentence with a blank line",
            Assert.Throws<InvalidDataException>(
                () => TaggedTextFile.Read(stream, "endless", new() { Format = TaggedFormat.Conll }).ToList()).Message);
        Assert.InRange(stream.Given, 1, 10_000_000);
    }

    [Fact]
    public void AFileIsClosedWhenReadingIsGivenUp()
    {
        using var file = new TemporaryFile(string.Concat(Enumerable.Repeat("a X\n\n", 100_000)));
        Assert.Equal(
            "a/X | a/X", TaggedReading.Shown(
            TaggedTextFile.Read(file.Path, new() { Format = TaggedFormat.Conll }).Take(2)));
        using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }
}
