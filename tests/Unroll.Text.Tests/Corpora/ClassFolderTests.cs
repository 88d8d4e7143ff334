namespace Unroll.Text.Tests;

public class ClassFolderTests
{
    [Theory]
    [InlineData("rt-polarity.pos rt-polarity.neg", "pos neg")]
    [InlineData("sports.txt politics.txt", "sports politics")]
    [InlineData("train.a.txt train.b.txt train.c.txt", "a b c")]
    [InlineData("a.txt a.b.txt", "a a.b")]
    [InlineData("a b", "a b")]
    [InlineData("news.a news.b.c", "a b.c")]
    [InlineData("好.txt 坏.txt", "好 坏")]
    public void TheLabelIsWhereTheNamesDiffer(string names, string labels) =>
        Assert.Equal(labels.Split(' '), ClassFolder.Labels(names.Split(' ')));

    [Theory]
    [InlineData("notes")]
    [InlineData("notes.txt")]
    public void AStrayFileDoesNotChangeTheLabels(string name)
    {
        using var folder = new TemporaryFolder(("r.pos", "good"), ("r.neg", "bad"), (name, "x"), (".hidden", "x"));
        string[] names = [.. new[] { name, "r.neg", "r.pos" }.Order(StringComparer.Ordinal)];
        Assert.Equal(
            $"the names of the files in the folder {folder.Path} share neither beginning nor ending: "
                + $"'{string.Join("', '", names)}'; take out what is no class, and name the others alike, as pos.txt "
                + "and neg.txt",
            Failure(folder.Path));
        File.Delete(Path.Combine(folder.Path, name));
        Assert.Equal([new("neg", "bad"), new("pos", "good")], LabelledTextFile.Read(folder.Path));
    }

    [Fact]
    public void EachLineIsATextOfItsFilesClass()
    {
        using var folder = new TemporaryFolder(
            ("r.pos", "\uFEFFgood\r\n\r\nlabel\ttext\n"), ("r.neg", "\n\nbad"), (".hidden", "x"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "more"));
        Assert.Equal(
            [new("neg", "bad"), new("pos", "good"), new("pos", "label\ttext")], LabelledTextFile.Read(folder.Path));
    }

    [Fact]
    public void WhatIsNoFolderOfClassesIsNamed()
    {
        using var folder = new TemporaryFolder((".hidden", "x"));
        Assert.Equal(
            $"the folder {folder.Path} is empty, but one file per class, with one text per line, was expected",
            Failure(folder.Path));
        Directory.CreateDirectory(Path.Combine(folder.Path, "pos"));
        Assert.Equal(
            $"the folder {folder.Path} holds folders only, but one file per class, with one text per line, "
            + "was expected", Failure(folder.Path));
        var one = folder.Add("one.txt", [(byte)'x']);
        Assert.Equal(
            $"the folder {folder.Path} holds 'one.txt' only, but one file per class, with one text per line, "
            + "was expected", Failure(folder.Path));
        Assert.Equal($"{one} is a file, but a folder of classes was expected; name the folder", Failure(one));
        var gone = Path.Combine(folder.Path, "gone");
        Assert.Equal(
            $"there is no folder {gone}; check its name and folder", Assert.Throws<FileNotFoundException>(
            () => LabelledTextFile.Read(gone, new() { Format = TextFormat.Classes })).Message);
    }

    [Fact]
    public void WhatIsWrongInAFileIsNamedWithIt()
    {
        using var folder = new TemporaryFolder(("a.txt", "x\n"), ("b.txt", "\n \n"));
        Assert.Equal(
            $"{Path.Combine(folder.Path, "b.txt")} is empty, but a text was expected on each line",
            Failure(folder.Path));
        var bad = folder.Add("b.txt", [.. "ok\nd"u8, 0xE9, .. "j\n"u8]);
        Assert.Equal(
            $"{bad}, line 2, byte 2: 0xE9 is not valid UTF-8 here; save the file as UTF-8, or name the encoding that "
            + "it has (`Encoding`)", Failure(folder.Path));
        Assert.Equal(
            [new("a", "x"), new("b", "ok"), new("b", "déj")],
            LabelledTextFile.Read(folder.Path, new() { Encoding = "latin1" }));
    }

    [Fact]
    public void AFolderHasNoColumns()
    {
        using var folder = new TemporaryFolder(("a.txt", "x"), ("b.txt", "y"));
        Assert.StartsWith(
            "a folder of classes has no columns",
            Assert.Throws<ArgumentException>(
            () => LabelledTextFile.Read(folder.Path, new() { TextColumn = "x" })).Message, StringComparison.Ordinal);
    }

    private static string Failure(string path) =>
        Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(path, new() { Format = TextFormat.Classes }).ToList()).Message;
}
