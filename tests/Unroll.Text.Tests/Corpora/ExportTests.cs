namespace Unroll.Text.Tests;

/// <summary>What annotation tools, and fastText, write.</summary>
public class ExportTests
{
    [Fact]
    public void WhatAnAnnotatorRejectedOrIgnoredIsLeftOut()
    {
        var notices = new List<string>();
        const string content = """
            {"text":"a","label":"pos","answer":"accept","_input_hash":1}
            {"text":"b","label":"pos","answer":"reject"}
            {"text":"c","answer":"ignore"}
            {"text":"d","label":"neg"}

            """;
        Assert.Equal([new("pos", "a"), new("neg", "d")],
            TextReading.Read(TextFormat.JsonLines, content, new() { Notice = notices.Add }));
        Assert.Equal("data: 2 of 4 objects are left out, 2 with the answer reject or ignore", Assert.Single(notices));
        Assert.Equal([new("accept", "a"), new("reject", "b")],
            TextReading.Read(TextFormat.JsonLines, string.Join('\n', content.Split('\n')[..2]),
            new() { LabelColumn = "answer" }));
        Assert.Equal(" holds nothing to learn: 1 of 1 objects is left out, 1 with the answer reject or ignore",
            TextReading.Failure(TextFormat.JsonLines, content.Split('\n')[1]));
    }

    [Fact]
    public void ALabelMayBeTheOneElementOfAnArray()
    {
        var notices = new List<string>();
        const string content = """
            {"id":1,"text":"a","label":["pos"]}
            {"id":2,"text":"b","labels":[1]}
            {"id":3,"text":"c","options":[{"id":"neg"}],"accept":["neg"],"answer":"accept"}
            {"id":4,"text":"d","label":[]}
            """;
        Assert.Equal([new("pos", "a"), new("1", "b"), new("neg", "c")],
            TextReading.Read(TextFormat.JsonLines, content, new() { Notice = notices.Add }));
        Assert.Equal("data: 1 of 4 objects is left out, 1 without a label", Assert.Single(notices));
    }

    [Fact]
    public void FastTextsLabelsAreFound()
    {
        const string content = "__label__pos good day\n\n__label__neg\tbad __day\nfine too __label__pos\r\n";
        LabelledText[] expected = [new("pos", "good day"), new("neg", "bad __day"), new("pos", "fine too")];
        Assert.Equal(expected, TextReading.Read(TextFormat.FastText, content));
        using var file = new TemporaryFile(content);
        Assert.Equal(expected, LabelledTextFile.Read(file.Path));
        Assert.Equal([new("__label__pos", "good")], TextReading.Read(TextFormat.Tsv, "__label__pos\tgood\n"));
    }

    [Theory]
    [InlineData("__label__a __label__b x\n",
        ", line 1: there are 2 labels, 'a', 'b', but one for each text was expected")]
    [InlineData("__label__a x\nno label\n",
        ", line 2: no word begins with __label__, but __label__x and a text were expected")]
    [InlineData("__label__ x\n", ", line 1: the label is empty; give every text a label")]
    [InlineData("__label__a\n", ", line 1: the text is empty; leave out what has no text")]
    [InlineData("\n", " is empty, but lines of __label__x and a text were expected")]
    public void WhatIsWrongForFastTextIsNamed(string content, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.FastText, content));

    [Fact]
    public void FastTextHasNoColumns() => Assert.StartsWith("fasttext has no columns; leave out `TextColumn` and `LabelColumn`",
        Assert.Throws<ArgumentException>(() =>
            TextReading.Read(TextFormat.FastText, "__label__a x\n", new() { TextColumn = "x" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void FilesAboutTheFolderAreNoClasses()
    {
        var notices = new List<string>();
        using var folder = new TemporaryFolder(("pos.txt", "good"), ("neg.txt", "bad"),
            ("README.txt", "These are reviews.\nOf hotels."), ("Licence.md", "Free."));
        Assert.Equal([new("neg", "bad"), new("pos", "good")],
            LabelledTextFile.Read(folder.Path, new() { Notice = notices.Add }));
        Assert.Equal($"the folder {folder.Path}: 'Licence.md', 'README.txt' are taken for no class and left out; "
            + "rename what is one", Assert.Single(notices));
    }
}
