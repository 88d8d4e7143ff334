using System.Text;

namespace Unroll.Text.Tests;

public class CsvTextsTests
{
    [Theory]
    [InlineData("label,text\n1,good\n0,bad\n")]
    [InlineData("\uFEFFText,Label\r\ngood,1\r\nbad,0\r\n\r\n\n")]
    [InlineData("id,review, Class\n7,good, 1\n8,bad,0 \n")]
    [InlineData("id;review;class\n7;good;1\n8;bad;0\n")]
    [InlineData("\"label\",\"text\"\n\"1\",\"good\"\n\"0\",\"bad\"")]
    [InlineData("1,good\n0,bad\n")]
    public void ColumnsAreFound(string content) =>
        Assert.Equal([new("1", "good"), new("0", "bad")], TextReading.Read(TextFormat.Csv, content));

    [Theory]
    [InlineData("1;good, but late\n0;bad\n")]
    [InlineData("\"1\";\"good, but late\"\n0;bad\n")]
    [InlineData("1,good; but late\n0,bad\n", ';')]
    [InlineData("\"label\";text;\"from, to\"\n1;good, but late;\n0;bad;\n")]
    [InlineData("\"a;b\",text,label\n,\"good, but late\",1\n,bad,0\n")]
    public void TheSeparatorIsTheOneThatComesFirst(string content, char inText = ',') =>
        Assert.Equal([new("1", $"good{inText} but late"), new("0", "bad")], TextReading.Read(TextFormat.Csv, content));

    [Fact]
    public void QuotedFieldsHoldAnything() =>
        Assert.Equal(
            [new("pos", "a, \"b\"\r\nc\n"), new("neg", " 很差 😀 ")],
            TextReading.Read(TextFormat.Csv, "label,text\r\npos,\"a, \"\"b\"\"\r\nc\n\"\r\nneg, 很差 😀 \r\n"));

    [Fact]
    public void ColumnsCanBeNamed()
    {
        const string content = "stars,title,text\n5,A,fine\n";
        Assert.Equal(
            [new("5", "A")],
            TextReading.Read(TextFormat.Csv, content, new() { TextColumn = "title", LabelColumn = "stars" }));
        Assert.Equal(
            ", line 1: no column has a usual name for the label, such as label; name the column with "
            + "`LabelColumn`: there are 'stars', 'title', 'text', or put a header above them if they are none",
            TextReading.Failure(TextFormat.Csv, content, new() { TextColumn = "title" }));
        Assert.Equal(
            ", line 1: there is no column 'c' for the label; there are 'stars', 'title', 'text'",
            TextReading.Failure(TextFormat.Csv, content, new() { LabelColumn = "c" }));
    }

    [Theory]
    [InlineData("", " is empty, but a header and rows of text and label were expected")]
    [InlineData("\uFEFF\n\n", " is empty, but a header and rows of text and label were expected")]
    [InlineData("label,text\n\n", ", line 1: there is no text after the header")]
    [InlineData("label,text\n1,\"a\nb\"\n1,a,b\n",
        ", line 4: 3 columns, but 2 were expected, as in the first row; put quotes around a field that holds "
        + "a separator")]
    [InlineData("label,text\n1,a\n1\n",
        ", line 3: 1 column, but 2 were expected, as in the first row; put quotes around a field that holds "
        + "a separator")]
    [InlineData("label,text\n1,a\n\n\n1,b\n", ", line 3: the line is empty, but a row of columns was expected")]
    [InlineData("label,text\n \"\" ,a\n",
        ", line 2: a quote stands in a field of this row that is not in quotes; put quotes around the field, and "
        + "double those in it")]
    [InlineData("label,text\n\"\",a\n", ", line 2: the label is empty; give every text a label")]
    [InlineData("label,text\n1,\" \n \"\n", ", line 2: the text is empty; leave out what has no text")]
    [InlineData("label,text\n\"a\nb\",a\n",
        @", line 2: the label 'a\u000Ab' holds a control character, but a name on one line was expected")]
    [InlineData("a,b,c\n1,2,3\n",
        ", line 1: 3 columns without a usual name for text or label: 'a', 'b', 'c'; name two of a header's columns "
        + "with `TextColumn` and `LabelColumn`, or give their numbers if there is no header")]
    [InlineData("a\n", ", line 1: 1 column without a usual name for text or label: 'a'; name two of a header's "
        + "columns with `TextColumn` and `LabelColumn`, or give their numbers if there is no header")]
    [InlineData("text,b\n",
        ", line 1: no column has a usual name for the label, such as label; name the column with "
        + "`LabelColumn`: there are 'text', 'b', or put a header above them if they are none")]
    [InlineData("label,text,title\n",
        ", line 1: more than one column may be the text: 'text', 'title'; name the column with `TextColumn`")]
    [InlineData("label,text\n1,5\" wide\n",
        ", line 2: a quote stands in a field of this row that is not in quotes; put quotes around the field, and "
        + "double those in it")]
    [InlineData("label,text\n1,\"a\" b\n",
        ", line 2: in this row text follows on a closing quote; close each quote, and double those that stand in a "
        + "quoted field")]
    [InlineData("label,text\n1,\"a\"\"\nb,c\n",
        ", line 2: a quote opens here that is never closed; close it, or double it and put quotes around its field")]
    [InlineData("label,text,x\n1,\"a\nb \"\",\"\" \",\"c\"\",\n\n",
        ", line 3: a quote opens here that is never closed; close it, or double it and put quotes around its field")]
    [InlineData("label,text\n1,a\0b\n",
        ", line 2, byte 4: a NUL byte, which text does not have; is this a text file in UTF-8? If it is in another "
        + "encoding, such as utf-16, name it (`Encoding`)")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.Csv, content));

    [Fact]
    public void BytesThatAreNoneOfTheEncodingAreNamed() =>
        Assert.StartsWith(
            ", line 4, byte 3: 0xE9 is not valid UTF-8", TextReading.Failure(
            TextFormat.Csv, [.. "label,text\n1,\"a\nb\"\n1,"u8, 0xE9, .. "\n"u8]), StringComparison.Ordinal);

    [Fact]
    public void AQuoteThatSwallowsTheRestIsFoundBeforeTheRestIsRead()
    {
        using var stream = new Endless("label,text\n\"1\",\"a\nb\"\n0,c\n1,\"open\n", "label,some text that goes on\n");
        var failure = Assert.Throws<InvalidDataException>(
            () => LabelledTextFile.Read(stream, "data", new() { Format = TextFormat.Csv }).ToList());
        Assert.Equal(
            "data, line 5: a quote opens here that is never closed; close it, or double it and put quotes "
            + "around its field", failure.Message);
        Assert.InRange(stream.Given, 1, 8_000_000);
    }

    [Fact]
    public void AFieldOfAMillionCharactersIsRefused()
    {
        var lines = string.Concat(Enumerable.Repeat(new string('x', 999) + "\n", 1000));
        Assert.Equal(
            ", line 2: column 2 has 1000000 characters or more, where fewer were expected; is a quote missing?",
            TextReading.Failure(TextFormat.Csv, $"label,text\na,\"{lines}\"\n"));
        Assert.Equal(lines[1..], TextReading.Read(TextFormat.Csv, $"label,text\na,\"{lines[1..]}\"\n").Single().Text);
    }

    [Fact]
    public void ARowOfManyMillionCharactersIsRefused()
    {
        var field = "," + "\"" + string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 5000)) + "\"";
        Assert.Equal(", line 2: the row has 4000000 characters or more, where fewer were expected; is a quote missing?",
            TextReading.Failure(TextFormat.Csv, "label,text\na" + string.Concat(Enumerable.Repeat(field, 20)) + "\n"));
    }

    [Fact]
    public void ALongRowDoesNotCountAgainstThoseBehindIt()
    {
        var field = "\"" + string.Concat(Enumerable.Repeat(new string('x', 999) + "\n", 990)) + "\"";
        var content = $"label,text,x,y\n1,{field},{field},{field}\n"
            + string.Concat(Enumerable.Repeat("0,some text that goes on,,\n", 300_000));
        Assert.Equal(300_001, TextReading.Read(TextFormat.Csv, content).Count);
    }

    [Fact]
    public void ManyColumnsAreCounted() =>
        Assert.StartsWith(
            ", line 2: 900001 columns, but 2 were expected", TextReading.Failure(
            TextFormat.Csv, $"label,text\n{new string(',', 900_000)}\n"), StringComparison.Ordinal);

    [Fact]
    public void RowsAreTheSameHoweverTheBytesCome()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFFlabel,text\r\n中,\"a\r\n\"\"b\"\"\"\r\n😀,b c\r\n");
        for (var size = 1; size < bytes.Length; size++)
        {
            using var stream = new Trickle(bytes, size);
            Assert.Equal([new("中", "a\r\n\"b\""), new("😀", "b c")], LabelledTextFile.Read(stream, "trickle.csv"));
        }
    }
}
