namespace Unroll.Text.Tests;

public class TaggedFormatsTests
{
    [Theory]
    [InlineData("conll", TaggedFormat.Conll)]
    [InlineData("conllu", TaggedFormat.Conllu)]
    [InlineData("word-tag", TaggedFormat.WordTag)]
    [InlineData("segmented", TaggedFormat.Segmented)]
    [InlineData("jsonl", TaggedFormat.JsonLines)]
    public void FormatsHaveNames(string name, TaggedFormat format)
    {
        Assert.Equal(format, TaggedFormats.Named(name));
        Assert.Contains(name, TaggedFormats.Names);
        Assert.Equal(Enum.GetValues<TaggedFormat>().Length, TaggedFormats.Names.Count);
    }

    [Fact]
    public void AnUnknownNameIsToldWhatThereIs() =>
        Assert.StartsWith("there is no format called 'xml'; expected conll, conllu, word-tag, segmented or jsonl",
            Assert.Throws<ArgumentException>(() => TaggedFormats.Named("xml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("en_ewt-ud-dev.conllu", TaggedFormat.Conllu)]
    [InlineData("train.char.bmes", TaggedFormat.Conll)]
    [InlineData("a.bio", TaggedFormat.Conll)]
    [InlineData("a.bioes", TaggedFormat.Conll)]
    [InlineData("a.bilou", TaggedFormat.Conll)]
    [InlineData("a.IOB", TaggedFormat.Conll)]
    [InlineData("a.iob2", TaggedFormat.Conll)]
    [InlineData("a.jsonl", TaggedFormat.JsonLines)]
    [InlineData("a.conll", TaggedFormat.Conll)]
    [InlineData("a.col", TaggedFormat.Conll)]
    [InlineData("a.tag", TaggedFormat.WordTag)]
    [InlineData("folder/a.pos", TaggedFormat.WordTag)]
    public void AnEndingTellsTheFormat(string path, TaggedFormat format) =>
        Assert.Equal(format, TaggedFormats.FromPath(path));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("pku_training.utf8")]
    [InlineData("conll")]
    public void OtherEndingsTellNone(string path) => Assert.Null(TaggedFormats.FromPath(path));
}
