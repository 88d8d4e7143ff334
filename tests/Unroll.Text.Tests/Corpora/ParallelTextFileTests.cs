using System.Text;
using CsCheck;

namespace Unroll.Text.Tests;

public class ParallelTextFileTests
{
    [Theory]
    [InlineData("Hi.\tHallo.\nGo.\tGeh.\n")]
    [InlineData("\uFEFFHi.\tHallo.\tCC-BY 2.0\t#1\r\nGo.\tGeh.\t\r\n\n")]
    [InlineData("\nHi.\tHallo.\n \t\nGo.\tGeh.")]
    public void SourceAndTargetAreColumns(string content)
    {
        using var file = new TemporaryFile(content);
        Assert.Equal([new("Hi.", "Hallo."), new("Go.", "Geh.")], ParallelTextFile.Read(file.Path));
    }

    [Theory]
    [InlineData("Hi.\nGo.\n", "Hallo.\nGeh.\n")]
    [InlineData("\uFEFFHi.\r\nGo.", "Hallo.\nGeh.\n\n")]
    [InlineData("Hi.\n\nGo.\n\n \n", "\uFEFFHallo.\n \t\nGeh.")]
    public void SourceAndTargetAreFiles(string source, string target)
    {
        using var folder = new TemporaryFolder(("a.en", source), ("a.de", target));
        Assert.Equal(
            [new("Hi.", "Hallo."), new("Go.", "Geh.")],
            ParallelTextFile.Read(Path.Combine(folder.Path, "a.en"), Path.Combine(folder.Path, "a.de")));
    }

    [Theory]
    [InlineData("Hi.\tHallo.\nGo.\n",
        ", line 2: there is no tab, but source<TAB>target was expected; give the translations' file too if they have "
        + "one of their own (`targetPath`)")]
    [InlineData(" \tHallo.\n", ", line 1: there is no sentence before the tab, but source<TAB>target was expected")]
    [InlineData("Hi.\t\tCC-BY\n",
        ", line 1: there is no translation after the tab, but source<TAB>target was expected")]
    [InlineData("\n\n", " holds no sentence, but one at least was expected")]
    [InlineData("", " holds no sentence, but one at least was expected")]
    public void WhatIsWrongWithColumnsIsNamed(string content, string expected)
    {
        using var file = new TemporaryFile(content);
        Assert.Equal(
            file.Path + expected,
            Assert.Throws<InvalidDataException>(() => ParallelTextFile.Read(file.Path).Count()).Message);
    }

    [Theory]
    [InlineData("a\nb\nc\n", "x\n",
        "DE ends before line 2, but EN has a sentence there; the two were expected to have as many lines, each "
        + "sentence beside its translation")]
    [InlineData("a\n", "x\ny\n",
        "EN ends before line 2, but DE has a sentence there; the two were expected to have as many lines, each "
        + "sentence beside its translation")]
    [InlineData("a\nb\n", "x\n \n",
        "DE, line 2: the line is empty, but EN has a sentence there; give both, or take the line out of both")]
    [InlineData("\nb\n", "x\ny\n",
        "EN, line 1: the line is empty, but DE has a sentence there; give both, or take the line out of both")]
    [InlineData("", "x\n",
        "EN ends before line 1, but DE has a sentence there; the two were expected to have as many lines, each "
        + "sentence beside its translation")]
    [InlineData("", "", "EN holds no sentence, but one at least was expected")]
    public void WhatIsWrongBetweenFilesIsNamed(string source, string target, string expected)
    {
        using var folder = new TemporaryFolder(("a.en", source), ("a.de", target));
        var (en, de) = (Path.Combine(folder.Path, "a.en"), Path.Combine(folder.Path, "a.de"));
        var message = Assert.Throws<InvalidDataException>(() => ParallelTextFile.Read(en, de).Count()).Message;
        Assert.Equal(
            expected, message.Replace(en, "EN", StringComparison.Ordinal).Replace(de, "DE", StringComparison.Ordinal));
    }

    [Fact]
    public void FilesAreReadInTheirEncodingOrRefused()
    {
        using var folder = new TemporaryFolder();
        var (source, target) = (
            folder.Add("a", Encoding.Latin1.GetBytes("née\n")), folder.Add("b", Encoding.Latin1.GetBytes("größer\n")));
        Assert.Equal([new("née", "größer")], ParallelTextFile.Read(source, target, new() { Encoding = "latin1" }));
        Assert.Contains(
            "line 1, byte", Assert.Throws<InvalidDataException>(
            () => ParallelTextFile.Read(source, target).Count()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ParallelTextFile.Read(source, target, new() { Encoding = "utf-9" }));
        Assert.Throws<FileNotFoundException>(() => ParallelTextFile.Read(source, target + "c"));
        Assert.Throws<InvalidDataException>(() => ParallelTextFile.Read(folder.Path));
    }

    [Fact]
    public void AStreamIsReadInColumnsAndStaysOpen()
    {
        using var stream = new Trickle(Encoding.UTF8.GetBytes("\uFEFFnée\tgeboren\r\n\nHi.\tHallo.\t#1"), size: 3);
        Assert.Equal([new("née", "geboren"), new("Hi.", "Hallo.")], ParallelTextFile.Read(stream, "pairs"));
        Assert.True(stream.CanRead);
        using var latin = new MemoryStream(Encoding.Latin1.GetBytes("née\tgeboren\nHi.\n"));
        Assert.Equal(
            [new("née", "geboren")], ParallelTextFile.Read(latin, "pairs", new() { Encoding = "latin1" }).Take(1));
        latin.Position = 0;
        Assert.StartsWith(
            "pairs, line 2: there is no tab",
            Assert.Throws<InvalidDataException>(
            () => ParallelTextFile.Read(latin, "pairs", new() { Encoding = "latin1" }).Count()).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "pairs holds no sentence, but one at least was expected",
            Assert.Throws<InvalidDataException>(() => ParallelTextFile.Read(Stream.Null, "pairs").Count()).Message);
    }

    [Fact]
    public void FilesAreClosedWhenReadingIsGivenUp()
    {
        var lines = string.Concat(Enumerable.Repeat("a\tb\n", 100_000));
        using var folder = new TemporaryFolder(("a", lines), ("b", lines));
        var (source, target) = (Path.Combine(folder.Path, "a"), Path.Combine(folder.Path, "b"));
        Assert.Equal([new("a\tb", "a\tb")], ParallelTextFile.Read(source, target).Take(1));
        Assert.Equal([new("a", "b")], ParallelTextFile.Read(source).Take(1));
        foreach (var path in new[] { source, target })
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Assert.True(alone.CanWrite);
        }
    }

    [Fact]
    public void NoSentenceIsInBothPartsOfASplit() =>
        Gen.Select(Gen.Int[0, 20].Array[2, 60], Gen.Double[0.01, 0.99], Gen.ULong).Sample((sources, part, seed) =>
    {
        SentencePair[] pairs = [.. sources.Select((source, i) => new SentencePair($"source {source}", $"target {i}"))];
        if (sources.Distinct().Count() == 1)
        {
            Assert.Throws<ArgumentException>(() => HeldOut.Split(pairs, part, seed));
            return;
        }
        var (train, heldOut) = HeldOut.Split(pairs, part, seed);
        Assert.Empty(train.Select(pair => pair.Source).Intersect(heldOut.Select(pair => pair.Source)));
        Assert.Equal(pairs.Where(train.Contains), train); // in the order given
        Assert.Equal(pairs.Where(heldOut.Contains), heldOut);
        Assert.Equal(pairs.Length, train.Length + heldOut.Length);
        Assert.NotEmpty(train);
        Assert.NotEmpty(heldOut);
        Assert.Equal(heldOut, HeldOut.Split(pairs, part, seed).HeldOut);
    });

    [Fact]
    public void APartIsAboveZeroAndBelowOne() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HeldOut.Split([new SentencePair("a", "b")], 1, seed: 1));
}
