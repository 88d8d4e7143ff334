namespace Unroll.Text.Tests;

public class TextFormatsTests
{
    [Theory]
    [InlineData("tsv", TextFormat.Tsv)]
    [InlineData("csv", TextFormat.Csv)]
    [InlineData("jsonl", TextFormat.JsonLines)]
    [InlineData("classes", TextFormat.Classes)]
    [InlineData("fasttext", TextFormat.FastText)]
    [InlineData("label-text", TextFormat.LabelText)]
    public void FormatsHaveNames(string name, TextFormat format)
    {
        Assert.Equal(format, TextFormats.Named(name));
        Assert.Contains(name, TextFormats.Names);
        Assert.Equal(Enum.GetValues<TextFormat>().Length, TextFormats.Names.Count);
    }

    [Fact]
    public void AnUnknownNameIsToldWhatThereIs() =>
        Assert.StartsWith("there is no format called 'xml'; expected tsv, csv, jsonl, classes, fasttext or label-text",
            Assert.Throws<ArgumentException>(() => TextFormats.Named("xml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.csv", TextFormat.Csv)]
    [InlineData("a.CSV", TextFormat.Csv)]
    [InlineData("a.jsonl", TextFormat.JsonLines)]
    [InlineData("a.ndjson", TextFormat.JsonLines)]
    [InlineData("a.tsv", TextFormat.Tsv)]
    [InlineData("a.TSV", TextFormat.Tsv)]
    [InlineData("a.txt", null)]
    [InlineData("csv", null)]
    public void APathTellsTheFormat(string name, TextFormat? format) =>
        Assert.Equal(format, TextFormats.FromPath(name));

    [Fact]
    public void FilesAreReadAsTheirPathsTell()
    {
        using var folder = new TemporaryFolder(
            ("a.csv", "label,text\nx,y"), ("a.ndjson", "{\"label\":\"x\",\"text\":\"y\"}"), ("a.data", "x\ty"));
        Assert.Equal(TextFormat.Classes, TextFormats.FromPath(folder.Path));
        Assert.All(["a.csv", "a.ndjson", "a.data"], name =>
            Assert.Equal([new("x", "y")], LabelledTextFile.Read(Path.Combine(folder.Path, name))));
    }
}
