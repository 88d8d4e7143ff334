using System.Text;

namespace Unroll.Text.Tests;

public class LabelledTextFileTests
{
    [Fact]
    public void ReadsLabelsAndTexts()
    {
        using var file = new TemporaryFile("pos\tgood film\n积极\t很 好 😀\npos\ta\tb\n");
        Assert.Equal([new("pos", "good film"), new("积极", "很 好 😀"), new("pos", "a\tb")], LabelledTextFile.Read(file.Path));
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
        Assert.Equal($"{file.Path}, line 2, byte 3: 0xE9 is not valid UTF-8 here; save the file as UTF-8", failure.Message);
    }

    [Fact]
    public void ACharacterCutOffByTheFilesEndIsBadUTF8()
    {
        using var file = new TemporaryFile([.. "a\t"u8, 0xE4, 0xB8]);
        Assert.Contains("line 1, byte 3: 0xE4", Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMarkShiftsTheByte()
    {
        using var file = new TemporaryFile([0xEF, 0xBB, 0xBF, (byte)'a', 0xFF]);
        Assert.Contains("line 1, byte 5: 0xFF", Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineOfAMillionCharactersIsRefused()
    {
        using var file = new TemporaryFile($"a\tb\na\t{new string('x', 1_000_000)}\n");
        Assert.Contains("line 2: the line has 1000000 characters or more", Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(file.Path).ToList()).Message, StringComparison.Ordinal);
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
        Assert.Contains("is a folder", Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(Path.GetTempPath())).Message, StringComparison.Ordinal);

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

    private sealed class Trickle(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            Given += count;
            return count;
        }
    }
}
