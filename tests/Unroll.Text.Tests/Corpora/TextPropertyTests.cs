using System.Text;
using System.Text.Encodings.Web;
using CsCheck;

namespace Unroll.Text.Tests;

public class TextPropertyTests
{
    private static readonly string[] Pieces = ["a", "b c", "\"", "\"\"", ",", ";", "\n", "\r\n", "\t", "'", "\\", "很好",
        "é", "😀", "{", "}", " ", "text", "label", "\uFEFF"];

    private static readonly Gen<string> Text = Gen.OneOf(Pieces).Array[0, 20]
        .Select(pieces => "x" + string.Concat(pieces));

    private static readonly Gen<string> Label = Gen.OneOf("pos", "neg", "很好", "a \"b\"", "a,b", "😀", "-");

    private static readonly Gen<LabelledText[]> Texts = Gen.Select(
        Label, Text, (label, text) => new LabelledText(label, text)).Array[1, 30];

    [Fact]
    public void WhatIsWrittenAsCsvIsReadBack() =>
        Gen.Select(Texts, Gen.OneOf(",", ";"), Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Int[1, 300])
            .Sample((texts, separator, end, always, size) =>
        {
            var content = $"id{separator}text{separator}label{end}"
                + string.Concat(
                texts.Select(
                (text, at) => $"{at}{separator}{Csv(text.Text, always)}{separator}{Csv(text.Label, always)}{end}"));
            using var stream = new Trickle(Encoding.UTF8.GetBytes(content), size);
            Assert.Equal(texts, LabelledTextFile.Read(stream, "data.csv"));
        });

    [Fact]
    public void WhatIsWrittenAsJsonLinesIsReadBack() =>
        Gen.Select(Texts, Gen.Bool).Sample((texts, escaped) =>
        {
            var encoder = escaped ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            var content = string.Concat(
                texts.Select(
                text => $"{{\"text\":\"{encoder.Encode(text.Text)}\",\"label\":\"{encoder.Encode(text.Label)}\"}}\n"));
            Assert.Equal(texts, TextReading.Read(TextFormat.JsonLines, content));
        });

    [Theory]
    [InlineData(TextFormat.Tsv)]
    [InlineData(TextFormat.Csv)]
    [InlineData(TextFormat.JsonLines)]
    [InlineData(TextFormat.FastText)]
    public void BytesGiveTextsOrAreRefused(TextFormat format)
    {
        var pieces = Pieces.Select(Encoding.UTF8.GetBytes).ToArray();
        var bytes = Gen.OneOf(Gen.Byte.Select(one => new[] { one }), Gen.OneOf(pieces),
            Gen.OneOf("label\ttext\n"u8.ToArray(), "{\"text\":\"a\",\"label\":1}\n"u8.ToArray(),
            "label,text\n"u8.ToArray(), "__label__a "u8.ToArray(), "\"a\"\t\"b\"\n"u8.ToArray(), "1\t"u8.ToArray()));
        Gen.Select(bytes.Array[0, 40], Gen.OneOf<string?>(null, "latin1", "gb18030", "utf-16"))
            .Sample((parts, encoding) =>
        {
            try
            {
                foreach (var text in TextReading.Read(
                    format, [.. parts.SelectMany(part => part)], new() { Encoding = encoding }))
                {
                    Assert.False(string.IsNullOrWhiteSpace(text.Label) || text.Label.Any(char.IsControl));
                    Assert.False(string.IsNullOrWhiteSpace(text.Text));
                }
            }
            catch (InvalidDataException refused)
            {
                Assert.DoesNotContain(refused.Message, char.IsControl);
                Assert.StartsWith(TextReading.Name, refused.Message, StringComparison.Ordinal);
            }
        }, iter: 2000);
    }

    [Fact]
    public void ALongFileOfQuotedRowsIsReadWhole()
    {
        // Longer than any buffer, so that rows, quotes and pairs of surrogates fall on each of their borders.
        var texts = Enumerable.Range(0, 20_000)
            .Select(at => new LabelledText(
            $"{at % 7}", string.Concat(
            Enumerable.Range(0, 1 + (at % 13)).Select(piece => "x" + Pieces[(at + piece) % Pieces.Length])))).ToArray();
        var content = "label,text\n"
            + string.Concat(texts.Select(text => $"{text.Label},{Csv(text.Text, always: false)}\n"));
        Assert.Equal(texts, TextReading.Read(TextFormat.Csv, content));
    }

    private static string Csv(string field, bool always) => always || field.AsSpan().ContainsAny("\",;\r\n")
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
