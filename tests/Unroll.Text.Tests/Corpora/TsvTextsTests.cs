namespace Unroll.Text.Tests;

public class TsvTextsTests
{
    [Theory]
    [InlineData("label\ttext_a\n1\tgood\n0\tbad\n")]
    [InlineData("LABEL\tText\r\n1\tgood\r\n0\tbad")]
    [InlineData("\uFEFFid\tsentence\tclass\n7\tgood\t1\n8\tbad\t0\n\n")]
    public void AHeaderSaysWhatTheColumnsAre(string content) =>
        Assert.Equal([new("1", "good"), new("0", "bad")], TextReading.Read(TextFormat.Tsv, content));

    [Theory]
    [InlineData("sentiment\tphrase\npos\tgood\n", "text", "'sentiment', 'phrase'", "`TextColumn`")]
    [InlineData("stars\treview\n5\tgood\n", "label", "'stars', 'review'", "`LabelColumn`")]
    public void AHeaderWithOneUsualNameIsNoText(string content, string missing, string there, string option) =>
        Assert.Equal(
            $", line 1: no column has a usual name for the {missing}, such as {missing}; name the column with "
            + $"{option}: there are {there}, or put a header above them if they are none",
            TextReading.Failure(TextFormat.Tsv, content));

    [Fact]
    public void UsualNamesBelowTheFirstLineAreTexts() =>
        Assert.Equal([new("x", "y"), new("title", "text")], TextReading.Read(TextFormat.Tsv, "x\ty\ntitle\ttext\n"));

    [Fact]
    public void ColumnsCanBeNamed()
    {
        const string content = "title\tstars\ttext\tlabel\nA\t5\tfine\tx\n";
        Assert.Equal(
            [new("5", "A")],
            TextReading.Read(TextFormat.Tsv, content, new() { TextColumn = "title", LabelColumn = "stars" }));
        Assert.Equal([new("x", "A")], TextReading.Read(TextFormat.Tsv, content, new() { TextColumn = "TITLE" }));
        Assert.Equal([new("A", "fine")], TextReading.Read(TextFormat.Tsv, content, new() { LabelColumn = "title" }));
    }

    [Theory]
    [InlineData("label\ttext\n", ", line 1: there is no text after the header")]
    [InlineData("label\ttext\nx\ta\tb\n",
        ", line 2: 3 columns, but 2 were expected, as in the header; a text may hold no tab here")]
    [InlineData("label\ttext\n1\ta\n1\n",
        ", line 3: 1 column, but 2 were expected, as in the header; a text may hold no tab here")]
    [InlineData("label\ttext\n \ta\n", ", line 2: the label is empty; give every text a label")]
    [InlineData("label\ttext\n1\t \n", ", line 2: the text is empty; leave out what has no text")]
    [InlineData("label\ttext\n\n1\ta\n", ", line 2: the line is empty, but label<TAB>text was expected")]
    [InlineData("label\ttext\ttitle\n",
        ", line 1: more than one column may be the text: 'text', 'title'; name the column with `TextColumn`")]
    [InlineData("class\ttext\tlabel\n",
        ", line 1: more than one column may be the label: 'class', 'label'; name the column with "
        + "`LabelColumn`")]
    public void WhatIsWrongBehindAHeaderIsNamed(string content, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.Tsv, content));

    [Fact]
    public void AMissingColumnIsNamedWithThoseThere()
    {
        const string content = "a\tb\n1\tx\n";
        Assert.Equal(
            ", line 1: there is no column 'c' for the text; there are 'a', 'b'",
            TextReading.Failure(TextFormat.Tsv, content, new() { TextColumn = "c", LabelColumn = "a" }));
        Assert.Equal(
            ", line 1: no column has a usual name for the text, such as text; name the column with "
            + "`TextColumn`: there are 'a', 'b', or put a header above them if they are none",
            TextReading.Failure(TextFormat.Tsv, content, new() { LabelColumn = "a" }));
        Assert.Equal(
            ", line 1: there is more than one column 'c'; give each a name of its own",
            TextReading.Failure(TextFormat.Tsv, "c\tc\tlabel", new() { TextColumn = "c" }));
    }

    [Fact]
    public void WhatAMessageQuotesIsShortAndOnOneLine()
    {
        var header = string.Join('\t', Enumerable.Range(0, 1000).Select(column => $"{column}\e{new string('x', 100)}"));
        var failure = TextReading.Failure(TextFormat.Tsv, header, new() { TextColumn = "c" });
        Assert.Contains(@"there are '0\u001Bxxxxx", failure, StringComparison.Ordinal);
        Assert.EndsWith(" and 988 more", failure, StringComparison.Ordinal);
        Assert.InRange(failure.Length, 100, 1000);
    }
}
