using System.Text;

namespace Unroll.Text.Tests;

public class TextEncodingsTests
{
    private static readonly TextFormat[] Formats = [TextFormat.Tsv, TextFormat.Csv, TextFormat.JsonLines];

    [Theory]
    [InlineData("utf-8", "好 é 😀")]
    [InlineData("latin1", "déjà vu")]
    [InlineData("windows-1252", "déjà vu – 5 €")]
    [InlineData("gbk", "很好，很 好")]
    [InlineData("gb18030", "很好 é 😀")]
    [InlineData("big5", "很好")]
    [InlineData("shift_jis", "ソ表示 とても")]
    [InlineData("iso-2022-jp", "とても")]
    [InlineData("utf-16", "好 \u0A0A\u0D0A é 😀")]
    [InlineData("utf-16BE", "好 \u0A0A\u0D0A é 😀")]
    [InlineData("utf-32", "好 é 😀")]
    [InlineData("IBM037", "plain")]
    public void FilesAreReadInTheEncodingThatIsNamed(string name, string text)
    {
        var encoding = TextEncodings.Named(name);
        foreach (var (format, content) in Formats.Zip(
            [$"a\t{text}\r\nb\t{text}", $"label,text\r\na,{text}\r\nb,{text}",
            $"{{\"label\":\"a\",\"text\":\"{text}\"}}\r\n{{\"label\":\"b\",\"text\":\"{text}\"}}"]))
            foreach (var bytes in (
                byte[][])[encoding.GetBytes(content), [.. encoding.Preamble, .. encoding.GetBytes(content)]])
                Assert.Equal(
                    [new("a", text), new("b", text)], TextReading.Read(format, bytes, new() { Encoding = name }));
    }

    [Fact]
    public void AMarkDecidesOnTheOrderOfBytes() =>
        Assert.Equal(
            [new("a", "好")], TextReading.Read(
            TextFormat.Tsv, Encoding.BigEndianUnicode.GetBytes("\uFEFFa\t好\n"), new() { Encoding = "utf-16" }));

    [Theory]
    [InlineData("gb18030", new byte[] { 0x81, 0x20 },
        ", line 2, byte 3: 0x81 is not valid gb18030 here; name the encoding that the file has (`Encoding`)")]
    [InlineData("gbk", new byte[] { 0xC4, 0xE3, 0x81 },
        ", line 2, byte 5: 0x81 is not valid gb2312 here; name the encoding that the file has (`Encoding`)")]
    [InlineData("us-ascii", new byte[] { 0x20, 0xE9 },
        ", line 2, byte 4: 0xE9 is not valid us-ascii here; name the encoding that the file has (`Encoding`)")]
    [InlineData("utf-8", new byte[] { 0xE4, 0xB8 },
        ", line 2, byte 3: 0xE4 is not valid UTF-8 here; save the file as UTF-8, or name the encoding that it has "
        + "(`Encoding`)")]
    public void WhatIsNoneOfTheEncodingIsNamedWithItsByte(string encoding, byte[] bad, string expected) =>
        Assert.Equal(
            expected, TextReading.Failure(
            TextFormat.Tsv, [.. "a\tb\nb\t"u8, .. bad, .. "\n"u8], new() { Encoding = encoding }));

    [Fact]
    public void HalfAPairInUTF16IsNamedWithItsByte()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a\tb\nb\t"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("\n")];
        Assert.StartsWith(
            ", line 2, byte 5: 0x3D is not valid utf-16 here",
            TextReading.Failure(TextFormat.Tsv, bytes, new() { Encoding = "utf-16" }), StringComparison.Ordinal);
        Assert.StartsWith(
            ", line 1, byte 7: 0x0A is not valid utf-16 here", TextReading.Failure(
            TextFormat.Tsv, bytes[..7], new() { Encoding = "utf-16" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "the file begins like utf-16: name that encoding (`Encoding` utf-16)")]
    [InlineData("utf-16BE", "the file begins like utf-16: name that encoding (`Encoding` utf-16)")]
    [InlineData("utf-32", "the file begins like utf-32: name that encoding (`Encoding` utf-32)")]
    public void AMarkOfAnotherEncodingIsRecognised(string encoding, string expected) =>
        Assert.All(Formats, format =>
            Assert.EndsWith(
                expected, TextReading.Failure(format, Encoding.GetEncoding(encoding).GetBytes("\uFEFFa\tb\n")),
                StringComparison.Ordinal));

    [Fact]
    public void UTF16WithoutAMarkIsSuspected() =>
        Assert.Contains(
            "byte 2: a NUL byte, which text does not have; is this a text file in UTF-8? If it is in another encoding, "
            + "such as utf-16, name it (`Encoding`)",
            TextReading.Failure(TextFormat.Tsv, Encoding.Unicode.GetBytes("a\tb\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void AnUnknownNameIsToldWhatThereIs(string name) =>
        Assert.StartsWith(
            $"there is no encoding called '{name}'; expected a name such as utf-8, utf-16, latin1, windows-1252, "
            + "gb18030, big5 or shift_jis",
            Assert.Throws<ArgumentException>(
                () => LabelledTextFile.Read(Stream.Null, "x", new() { Encoding = name })).Message,
                StringComparison.Ordinal);

    [Fact]
    public void LinesTakeAnEncodingThatIsNotStrict()
    {
        using var file = new TemporaryFile([.. "a\nb"u8, 0xE9]);
        Assert.Equal([new(1, "a"), new(2, "bé")], TextLines.Read(file.Path, Encoding.Latin1));
        Assert.Contains(
            "line 2, byte 2: 0xE9 is not valid UTF-8", Assert.Throws<InvalidDataException>(
            () => TextLines.Read(file.Path, new UTF8Encoding()).ToList()).Message, StringComparison.Ordinal);
    }
}
