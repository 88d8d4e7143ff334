using System.Text;

namespace Unroll.Text.Tests;

public class LabelledTextFileTests
{
    [Fact]
    public void ReadsLabelsAndTexts()
    {
        using var file = new TemporaryFile("pos\tgood film\n积极\t很 好 😀\npos\ta\tb\n");
        Assert.Equal(
            [new("pos", "good film"), new("积极", "很 好 😀"), new("pos", "a\tb")], LabelledTextFile.Read(file.Path));
    }

    [Theory]
    [InlineData("a\tb\nc\td")]
    [InlineData("\uFEFFa\tb\nc\td\n")]
    [InlineData("a\tb\r\nc\td\r\n")]
    [InlineData("\uFEFFa\tb\r\nc\td\r\n\r\n\n")]
    public void TakesAMarkLineEndsAndAnEmptyEndAsTheyCome(string content)
    {
        using var file = new TemporaryFile(content);
        Assert.Equal([new("a", "b"), new("c", "d")], LabelledTextFile.Read(file.Path));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("\uFEFF", "is empty")]
    [InlineData("a\tb\nno tab\n", "line 2: there is no tab")]
    [InlineData("a\tb\n\nc\td\n", "line 2: the line is empty")]
    [InlineData("\tb\n", "line 1: there is no label")]
    [InlineData(" \tb\n", "line 1: there is no label")]
    [InlineData("a\t\n", "line 1: there is no text")]
    [InlineData("a\t \u3000\n", "line 1: there is no text")]
    [InlineData("a\tb\na\tx\0y\n", "line 2, byte 4: a NUL byte")]
    public void BadFilesAreNamedWithTheirLine(string content, string expected)
    {
        using var file = new TemporaryFile(content);
        var failure = Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList());
        Assert.StartsWith(file.Path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadUTF8IsNamedWithItsLineAndByte()
    {
        using var file = new TemporaryFile([.. "a\tb\n"u8, .. "c\t"u8, 0xE9, .. "d\n"u8]);
        var failure = Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList());
        Assert.Equal(
            $"{file.Path}, line 2, byte 3: 0xE9 is not valid UTF-8 here; save the file as UTF-8, or name the encoding "
            + "that it has (`Encoding`)", failure.Message);
    }

    [Fact]
    public void ACharacterCutOffByTheFilesEndIsBadUTF8()
    {
        using var file = new TemporaryFile([.. "a\t"u8, 0xE4, 0xB8]);
        Assert.Contains(
            "line 1, byte 3: 0xE4", Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMarkShiftsTheByte()
    {
        using var file = new TemporaryFile([0xEF, 0xBB, 0xBF, (byte)'a', 0xFF]);
        Assert.Contains(
            "line 1, byte 5: 0xFF", Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineOfAMillionCharactersIsRefused()
    {
        using var file = new TemporaryFile($"a\tb\na\t{new string('x', 1_000_000)}\n");
        Assert.Contains(
            "line 2: the line has 1000000 characters or more", Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLongestLineIsReadWhole()
    {
        var text = new string('中', 999_997);
        using var file = new TemporaryFile($"a\t{text}\nb\tc");
        Assert.Equal([new("a", text), new("b", "c")], LabelledTextFile.Read(file.Path));
    }

    [Fact]
    public void AnEndlessLineIsRefusedWithoutBeingReadToItsEnd()
    {
        using var stream = new Endless();
        Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(stream, "endless").ToList());
        Assert.InRange(stream.Given, 1, 10_000_000);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => LabelledTextFile.Read("no/such.tsv"));
        Assert.Equal("there is no file no/such.tsv; check its name and folder", failure.Message);
    }

    [Fact]
    public void AFolderIsNotAFile() =>
        Assert.Contains(
            "is a folder",
            Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(Path.GetTempPath(), new() { Format = TextFormat.Tsv })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void LinesAreTheSameHoweverTheBytesCome()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF中\ta\r\n😀\tb c\nx\ty");
        for (var size = 1; size < bytes.Length; size++)
        {
            using var stream = new Trickle(bytes, size);
            Assert.Equal([new("中", "a"), new("😀", "b c"), new("x", "y")], LabelledTextFile.Read(stream, "trickle"));
        }
    }

    [Fact]
    public void NoMessageBreaksItsLine()
    {
        using var stream = new MemoryStream([(byte)'x']);
        var failure = Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(stream, "bad\nname😀\u2028\e[31m", new() { Format = TextFormat.Tsv }).ToList());
        Assert.Equal(
            @"bad\u000Aname😀\u2028\u001B[31m, line 1: there is no tab, but label<TAB>text was expected",
            failure.Message);
    }

    [Fact]
    public void ALabelIsOneLine()
    {
        using var file = new TemporaryFile("a\eb\tgood");
        Assert.EndsWith(@"line 1: the label 'a\u001Bb' holds a control character, but a name on one line was expected",
            Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList()).Message,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextFormat.Tsv, "a\tfirst\n", "b\tmore\n")]
    [InlineData(TextFormat.Csv, "label,text\na,first\n", "b,more\n")]
    [InlineData(TextFormat.JsonLines, "{\"label\":\"a\",\"text\":\"first\"}\n",
        "{\"label\":\"b\",\"text\":\"more\"}\n")]
    public void TheFirstTextComesBeforeTheRestIsRead(TextFormat format, string start, string rest)
    {
        using var stream = new Endless(start, rest);
        Assert.Equal(new("a", "first"), LabelledTextFile.Read(stream, "endless", new() { Format = format }).First());
        Assert.InRange(stream.Given, 1, 1 << 20);
    }

    [Theory]
    [InlineData(TextFormat.Tsv, "a\tfirst\n")]
    [InlineData(TextFormat.Csv, "a,first\n")]
    [InlineData(TextFormat.JsonLines, "{\"label\":\"a\",\"text\":\"first\"}\n")]
    public void AFileIsClosedWhenReadingIsGivenUp(TextFormat format, string content)
    {
        using var file = new TemporaryFile(string.Concat(Enumerable.Repeat(content, 100_000)));
        Assert.Equal(
            [new("a", "first"), new("a", "first")], LabelledTextFile.Read(file.Path, new() { Format = format })
            .Take(2));
        using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Fact]
    public void AStreamIsNoFolder() =>
        Assert.StartsWith(
            "a stream is no folder of classes",
            Assert.Throws<ArgumentException>(
            () => LabelledTextFile.Read(Stream.Null, "x", new() { Format = TextFormat.Classes })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void TextAndLabelAreTwoColumns() =>
        Assert.StartsWith("text and label cannot both be in 'x'; name two columns",
            Assert.Throws<ArgumentException>(
                () => LabelledTextFile.Read(Stream.Null, "x", new() { TextColumn = "x", LabelColumn = "x" })).Message,
                StringComparison.Ordinal);
}
