namespace Unroll.Text.Tests;

public class ColumnNumberTests
{
    private static readonly LabelledTextOptions ThreeAndOne = new() { TextColumn = "3", LabelColumn = "1" };

    [Theory]
    [InlineData(TextFormat.Csv, "1,a,good\n3,b,bad\n")]
    [InlineData(TextFormat.Csv, "1;a;good\n3;b;bad\n")]
    [InlineData(TextFormat.Csv, "label,id,text\n1,a,good\n3,b,bad\n")]
    [InlineData(TextFormat.Tsv, "1\ta\tgood\n3\tb\tbad\n")]
    [InlineData(TextFormat.Tsv, "\"1\"\t\"a\"\t\"good\"\n\"3\"\t\"b\"\t\"bad\"\n")]
    public void ColumnsAreReadByNumber(TextFormat format, string content) =>
        Assert.Equal([new("1", "good"), new("3", "bad")], TextReading.Read(format, content, ThreeAndOne));

    [Fact]
    public void TwoColumnsNeedOneNumber()
    {
        Assert.Equal([new("pos", "good")],
            TextReading.Read(TextFormat.Tsv, "good\tpos\n", new() { LabelColumn = "2" }));
        Assert.Equal([new("pos", "good")], TextReading.Read(TextFormat.Csv, "good,pos\n", new() { TextColumn = "1" }));
    }

    [Fact]
    public void ANameOfAHeaderIsNoNumber()
    {
        Assert.Equal([new("pos", "good")],
            TextReading.Read(TextFormat.Csv, "0,1,2\npos,x,good\n", new() { TextColumn = "2", LabelColumn = "0" }));
        Assert.Equal([new("pos", "good")],
            TextReading.Read(TextFormat.Csv, "stars,id,review\npos,x,good\n",
            new() { TextColumn = "review", LabelColumn = "1" }));
        Assert.Equal(", line 1: there is no property '1' for the label; there are 'text', 'label'",
            TextReading.Failure(TextFormat.JsonLines, "{\"text\":\"a\",\"label\":1}", new() { LabelColumn = "1" }));
    }

    [Theory]
    [InlineData("1,a,good\n", "4", "1", ", line 1: there is no column 4 for the text; there are 3")]
    [InlineData("1,a,good\n", "3", null,
        ", line 1: 3 columns without a header, but only the text has a number; give both, with `TextColumn` "
        + "and `LabelColumn`")]
    [InlineData("1,a,good\n", "03", "3", ", line 1: text and label cannot both be in column 3; give two numbers")]
    [InlineData("1,a,good\n1,b\n", "3", "1",
        ", line 2: 2 columns, but 3 were expected, as in the first row; put quotes around a field that holds a "
        + "separator")]
    public void WhatIsNotThereIsNamed(string content, string text, string? label, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.Csv, content,
            new() { TextColumn = text, LabelColumn = label }));

    [Theory]
    [InlineData(TextFormat.Tsv, "{0}\tx\n")]
    [InlineData(TextFormat.Csv, "{0},x\n")]
    [InlineData(TextFormat.JsonLines, "{{\"label\":\"{0}\",\"text\":\"x\"}}\n")]
    public void WhatCannotBeSeenAroundALabelIsNoPartOfIt(TextFormat format, string row)
    {
        string[] labels = ["pos", "pos ", " pos", "\u00A0pos\u00A0", "pos\u200B", "\uFEFFpos\u200E", "\u3000pos\u00AD"];
        var content = string.Concat(labels.Select(label =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, row, label)));
        Assert.Equal(["pos"], TextReading.Read(format, content).Select(text => text.Label).Distinct());
    }

    [Fact]
    public void NorAroundTheNameOfAFileOrATag()
    {
        using var folder = new TemporaryFolder(("pos .txt", "x"), ("\u00A0neg.txt", "y"));
        Assert.Equal(["neg", "pos"], LabelledTextFile.Read(folder.Path).Select(text => text.Label).Order());
        Assert.Equal("a/X b/X c/X", TaggedReading.Shown(TaggedFormat.Conll, "a\tX\nb\tX\u00A0\nc\t\u200BX \n"));
        Assert.Equal("a/X b/X", TaggedReading.Shown(TaggedFormat.WordTag, "a/X b/X\u200B\n"));
    }

    [Fact]
    public void WhatJoinsAnEmojiIsAPartOfIt() =>
        Assert.Equal([new("👩‍🚀", "x"), new("a b", "y")], TextReading.Read(TextFormat.Tsv, "👩‍🚀\tx\na b\ty\n"));
}
