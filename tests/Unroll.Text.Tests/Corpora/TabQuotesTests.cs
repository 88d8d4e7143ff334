using System.Text;
using CsCheck;

namespace Unroll.Text.Tests;

public class TabQuotesTests
{
    private static readonly LabelledText[] Expected = [new("pos", "good day"), new("neg", "bad, \"very\" bad")];

    [Theory]
    // A spreadsheet, or R without row names: all in quotes, with quotes inside doubled or after a backslash.
    [InlineData("\"label\"\t\"text\"\n\"pos\"\t\"good day\"\n\"neg\"\t\"bad, \"\"very\"\" bad\"\n")]
    [InlineData("\uFEFF\"label\"\t\"text\"\r\n\"pos\"\t\"good day\"\r\n\"neg\"\t\"bad, \\\"very\\\" bad\"\r\n\r\n")]
    [InlineData("\"pos\"\t\"good day\"\n\"neg\"\t\"bad, \"\"very\"\" bad\"")]
    // Labels or a header that stand bare.
    [InlineData("label\ttext\n\"pos\"\t\"good day\"\n\"neg\"\t\"bad, \"\"very\"\" bad\"\n")]
    [InlineData("pos\t\"good day\"\nneg\t\"bad, \"\"very\"\" bad\"\n")]
    // R's numbers in front of rows, which the header lacks, in any order; also without quotes.
    [InlineData("\"text\"\t\"label\"\n\"1\"\t\"good day\"\t\"pos\"\n\"2\"\t\"bad, \\\"very\\\" bad\"\t\"neg\"\n")]
    [InlineData("\"text\"\t\"label\"\n\"17\"\t\"good day\"\tpos\n\"3\"\t\"bad, \"\"very\"\" bad\"\tneg\n")]
    [InlineData("label\ttext\n7\tpos\tgood day\n2\tneg\tbad, \"very\" bad\n")]
    public void QuotesAndRowNumbersAreNoPartOfTheText(string content) =>
        Assert.Equal(Expected, TextReading.Read(TextFormat.Tsv, content));

    [Theory]
    [InlineData("pos\t\"good\" day\nneg\t\"bad\"\n", "\"good\" day", "\"bad\"")]
    [InlineData("pos\t\"good\"\nneg\tbad\n", "\"good\"", "bad")]
    [InlineData("pos\tgood\nneg\t5\" wide\n", "good", "5\" wide")]
    [InlineData("pos\t\"good\nneg\tbad\n", "\"good", "bad")]
    [InlineData("label\ttext\npos\t\"good\"\nneg\tbad \\\"x\\\"\n", "\"good\"", "bad \\\"x\\\"")]
    public void QuotesOfSomeTextsAreTheirOwn(string content, string first, string second) =>
        Assert.Equal([new("pos", first), new("neg", second)], TextReading.Read(TextFormat.Tsv, content));

    [Fact]
    public void FieldsInQuotesHoldTabsAndLineEnds() =>
        Assert.Equal(
            [new("a", "1\t2\n3"), new("b", "x")],
            TextReading.Read(TextFormat.Tsv, "\"a\"\t\"1\t2\n3\"\n\"b\"\t\"x\"\n"));

    [Fact]
    public void WhatIsWrittenInQuotesIsReadBack()
    {
        var text = Gen.OneOf("a", "b c", "\"", "\"\"", "\\", ",", "\n", "\r\n", "\t", "很好", "😀").Array[0,
            12].Select(pieces => "x" + string.Concat(pieces) + "y");
        var texts = Gen.Select(Gen.OneOf("pos", "neg", "a \"b\"", "3"), text,
            (label, one) => new LabelledText(label, one)).Array[1, 150];
        Gen.Select(texts, Gen.Bool, Gen.Bool, Gen.OneOf("\n", "\r\n", "\r"),
            Gen.Int[1, 200]).Sample((all, hasHeader, areNumbered, end, size) =>
        {
            var header = hasHeader || areNumbered ? $"\"label\"\t\"text\"{end}" : "";
            var rows = all.Select((one, i) =>
                $"{(areNumbered ? $"\"{i + 1}\"\t" : "")}{Quoted(one.Label)}\t{Quoted(one.Text)}{end}");
            using var stream = new Trickle(Encoding.UTF8.GetBytes(header + string.Concat(rows)), size);
            Assert.Equal(all, LabelledTextFile.Read(stream, "data.tsv"));
        });
    }

    [Fact]
    public void RsBackslashesStandForQuotes()
    {
        // write.table's default: a backslash before each quote, and nothing before a backslash.
        foreach (var text in new[] { "\"", "\"\"", "a \"b\"", "\"a\" b", "c:\\d", "c:\\", "\\x\\" })
        {
            var content = $"\"pos\"\t\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n\"neg\"\t\"x\"\n";
            Assert.Equal([new("pos", text), new("neg", "x")], TextReading.Read(TextFormat.Tsv, content));
        }
    }

    [Theory]
    [InlineData("\"a\"\t\"x\"\n\"b\"\t\"y\n",
        ", line 2: a quote opens here that is never closed; close it, or double it and put quotes around its field")]
    [InlineData("\"a\"\t\"x\"\n\"b\"\n",
        ", line 2: 1 column, but 2 were expected, as in the first row; put quotes around a field that holds a tab")]
    [InlineData("\"phrase\"\t\"stars\"\n\"1\"\t\"x\"\t5\n\"2\"\t\"y\"\t1\n",
        ", line 1: no column has a usual name for the text, such as text; name the column with `TextColumn`: "
        + "there are 'phrase', 'stars', or put a header above them if they are none")]
    [InlineData("label\ttext\n1\ta\tb\n1\tc\td\n",
        ", line 2: 3 columns, but 2 were expected, as in the header; a text may hold no tab here")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.Tsv, content));

    [Theory]
    [InlineData("\"a\"\t\"x\"\n\"b\"\t\"he \"hi\" me\"\n\"b\"\t\"y\"\n\"b\"\t\"z\"\n")]
    [InlineData("\"label\"\t\"text\"\n\"a\"\t\"x\"\n\"b\"\tan \"x\"\n\"b\"\t\"y\"\n\"b\"\t\"z\"\n")]
    public void ABrokenRowAmongRowsInQuotesIsNamed(string content) =>
        Assert.Matches("^, line [23]: .*quote", TextReading.Failure(TextFormat.Tsv, content));

    [Fact]
    public void RsNamesOfRowsAreNoPartOfThem() =>
        Assert.Equal(
            ["x", "y", "z"],
            TextReading.Read(TextFormat.Tsv,
                "\"text\"\t\"label\"\n\"row 1\"\t\"x\"\t\"a\"\n\"Mazda\"\t\"y\"\t\"b\"\n\"3\"\t\"z\"\t\"a\"\n")
                .Select(text => text.Text));

    [Fact]
    public void ARowWithoutANumberIsNamed()
    {
        var content = "label\ttext\n"
            + string.Concat(Enumerable.Range(1, 150).Select(i => i < 150 ? $"{i}\ta\tx\n" : "b\ta\tx\n"));
        Assert.Equal(", line 151: the row begins with 'b', but with its number was expected, as rows do here, whose "
            + "header has one column less", TextReading.Failure(TextFormat.Tsv, content));
    }

    [Fact]
    public void RowNumbersStandInCsvToo() =>
        Assert.Equal(Expected[..1], TextReading.Read(TextFormat.Csv,
        "\"text\",\"label\"\n\"1\",\"good day\",\"pos\"\n"));

    [Theory]
    [InlineData("\"Hi.\"\t\"Hallo.\"\n\"He said \"\"go\"\".\"\t\"Er sagte \"\"geh\"\".\"\n")]
    [InlineData("\"en\"\t\"de\"\n\"1\"\t\"Hi.\"\t\"Hallo.\"\n\"2\"\t\"He said \\\"go\\\".\"\t\"Er sagte "
        + "\\\"geh\\\".\"\n")]
    [InlineData("en\tde\n1\tHi.\tHallo.\n5\tHe said \"go\".\tEr sagte \"geh\".\n")]
    public void PairsAreReadTheSameWay(string content)
    {
        using var file = new TemporaryFile(content);
        Assert.Equal([new("Hi.", "Hallo."), new("He said \"go\".", "Er sagte \"geh\".")],
            ParallelTextFile.Read(file.Path));
    }

    [Fact]
    public void QuotesOfSomeSentencesAreTheirOwn()
    {
        using var file = new TemporaryFile("\"Hi.\"\t\"Hallo.\"\nGo.\tGeh.\n");
        Assert.Equal([new("\"Hi.\"", "\"Hallo.\""), new("Go.", "Geh.")], ParallelTextFile.Read(file.Path));
    }

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
