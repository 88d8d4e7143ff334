using System.Globalization;
using System.Text;

namespace Unroll.Text.Tests;

/// <summary>What the content of a file of labelled texts shows, where its name does not tell it.</summary>
public class LabelledDetectionTests
{
    private static readonly (string Label, string Text)[] Texts =
        [("pos", "a film to see"), ("neg", "the plot is thin"), ("pos", "we laughed, and cried"),
            ("neg", "what a bore"), ("pos", "see it twice"), ("neg", "it never ends")];

    private static readonly LabelledText[] Expected = [.. Texts.Select(one => new LabelledText(one.Label, one.Text))];

    private static readonly string Json = "[\n" + string.Join(",\n", Texts.Select(AsJson)) + "\n]\n";

    public static TheoryData<string, string, string, string> Files => new()
    {
        { "train.txt", "{0}\t{1}\n", "", "tsv" },
        { "train.tsv", "{0}\t{1}\n", "", "" },
        { "train", "{0}\t{1}\r\n", "\uFEFF", "tsv" },
        { "train.data", "{1}\t{0}\n", "", "tsv, the text before the label" },
        { "train.tsv", "{1}\t{0}\n", "", "tsv, the text before the label" },
        { "train.tsv", "\"{1}\"\t\"{0}\"\n", "", "tsv, the text before the label" },
        { "train.dat", "0\t{0}\t{1}\n", "id\tlabel\ttext\n", "tsv" },
        { "train.csv", "{0}\t{1}\n", "", "tsv" },
        { "train.csv", "\"{1}\",{0}\n", "", "csv, the text before the label" },
        { "train.csv", "\"{1}\",{0}\n", "review,sentiment\n", "" },
        { "train.txt", "\"{1}\",{0}\n", "review,sentiment\n", "csv" },
        { "train.txt", "\"{0}\",\"{1}\"\n", "", "csv" },
        { "train.txt", "{0};{1}\n", "label;text\n", "csv" },
        { "train.tsv", "{0};\"{1}\"\n", "", "csv" },
        { "train.txt", "{{\"text\":\"{1}\",\"label\":\"{0}\"}}\n", "", "jsonl" },
        { "train.json", "{{\"text\":\"{1}\",\"label\":\"{0}\"}}\n", "", "jsonl" },
        { "train.txt", "__label__{0} {1}\n", "", "fasttext" },
        { "train.tsv", "__label__{0}\t{1}\n", "", "fasttext" },
        { "train.csv", "__label__{0} {1}\n", "", "fasttext" },
        { "train.txt", "{0} {1}\n", "", "label-text" },
        { "train.tsv", "{0}  {1}\r\n", "\uFEFF", "label-text" },
        { "train.label", "{0} {1}\n", "", "label-text" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void ContentShowsTheFormat(string name, string line, string header, string said)
    {
        var content = header + string.Concat(Texts.Select(one =>
            string.Format(CultureInfo.InvariantCulture, line, one.Label, one.Text)));
        var notices = new List<string>();
        Assert.Equal(Expected, Read(name, content, new() { Notice = notices.Add }));
        Assert.Equal(said.Length == 0 ? [] : [$"reads {name} as {said} (detected from its content)"], notices);
    }

    [Fact]
    public void WhatIsNamedHoldsWhateverTheContentShows()
    {
        var content = string.Concat(Texts.Select(one => $"{one.Label} {one.Text}\n"));
        Assert.Contains("there is no tab", Failure("train.txt", content, new() { Format = TextFormat.Tsv }),
            StringComparison.Ordinal);
        Assert.Contains("line 1: ", Failure("train.tsv", "x y\nz z z\nand so on\n"), StringComparison.Ordinal);
        Assert.Contains("no tab", Failure("train.tsv", "x y\nz z z\nand so on\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the first line\nand another\nof a text\nthat has no label\nthe end of it\nand more\n",
        ": its lines show no format; name it with `Format`: tsv, csv, jsonl, fasttext or label-text")]
    [InlineData("a b,c\na d,c\na e,f\na g,f\n", ": its lines may be csv or label-text; name the format with `Format`")]
    public void ContentThatShowsNoneOrSeveralAsksForTheFormat(string content, string expected) =>
        Assert.Equal($"train.txt{expected}", Failure("train.txt", content));

    [Fact]
    public void FirstWordsOfSentencesAreNoLabels()
    {
        string[] words = ["the", "a", "it", "we"];
        var content = string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"{words[i % 4]} man saw {words[(i + 1) % 4]} dog and {words[(i / 4) % 4]} ran {i}\n"));
        Assert.Contains("show no format", Failure("train.txt", content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train.json")]
    [InlineData("train.txt")]
    public void AnArrayOfJsonIsRefused(string name)
    {
        const string said = ": this is JSON, but not a JSON object on each line; write each of its objects on a line "
            + "of its own";
        Assert.Equal(name + said, Failure(name, Json));
        Assert.Equal(name + said, Failure(name, Json.ReplaceLineEndings("")));
        Assert.Equal(name + said, Failure(name, "{\n\"text\": \"x\",\n\"label\": 1\n}\n"));
        var objects = string.Join(",\n", Texts.Select(one =>
            $$"""{"label": "{{one.Label}}", "text": "{{one.Text}}"}"""));
        Assert.Equal(name + said, Failure(name, $"[{objects}]\n"));
        Assert.Equal(name + said, Failure(name, objects));
    }

    [Theory]
    [InlineData("train.csv", "\"{0}\",\"Title, of {1}\",\"and {1} and more\"\n",
        "`TextColumn` 3 and `LabelColumn` 1")]
    [InlineData("train.txt", "{2}\t{0}\t{1}\n", "`TextColumn` 3 and `LabelColumn` 2")]
    [InlineData("train.tsv", "gj04\t{0}\t\t{1}\n", "`TextColumn` 4 and `LabelColumn` 2")]
    public void MoreColumnsAreRefusedWithWhatToSay(string name, string line, string expected)
    {
        var content = string.Concat(Texts.Select((one, i) =>
            string.Format(CultureInfo.InvariantCulture, line, one.Label, one.Text, i)));
        Assert.EndsWith($"or give their numbers if there is no header, such as {expected}", Failure(name, content),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ATextWithTabsStaysWhole()
    {
        var content = string.Concat(Texts.Select(one => $"{one.Label}\tTitle of {one.Text}\t{one.Text}\n"));
        Assert.Equal("Title of a film to see\ta film to see", Read("train.tsv", content)[0].Text);
    }

    [Fact]
    public void KnownLabelsShowWhatFewLinesDoNot()
    {
        LabelledTextOptions known = new() { Labels = ["pos", "neg"] };
        LabelledText[] one = [new("pos", "good film")];
        Assert.Equal(one, Read("test.txt", "good film\tpos\n", known));
        Assert.Equal(one, Read("test.txt", "pos good film\n", known));
        Assert.Equal("good film", Read("test.txt", "good film\tpos\n")[0].Label);
        Assert.Contains("show no format", Failure("test.txt", "pos good film\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFilesOfACorpusAreReadAlike()
    {
        LabelledTextOptions? ofCorpus = null;
        var content = string.Concat(Texts.Select(one => $"{one.Text}\t{one.Label}\n"));
        Read("train.txt", content, new() { Detected = found => ofCorpus = found });
        Assert.Equal((TextFormat.Tsv, "1", "2"), (ofCorpus!.DefaultFormat, ofCorpus.TextColumn, ofCorpus.LabelColumn));
        var notices = new List<string>();
        Assert.Equal([new("x", "y")], Read("dev.txt", "y\tx\n", ofCorpus with { Notice = notices.Add }));
        Assert.Empty(notices);
    }

    [Fact]
    public void OneBadLineAmongManyIsReported()
    {
        var lines = Enumerable.Range(0, 100).Select(i => i == 50 ? "no tab here\n" : $"pos\tgood {i}\n");
        Assert.Contains(
            "line 51: there is no tab", Failure("train.txt", string.Concat(lines)), StringComparison.Ordinal);
    }

    private static List<LabelledText> Read(string name, string content, LabelledTextOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return [.. LabelledTextFile.Read(stream, name, options)];
    }

    private static string Failure(string name, string content, LabelledTextOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => Read(name, content, options)).Message;

    private static string AsJson((string Label, string Text) one) =>
        $$"""{"text":"{{one.Text}}","label":"{{one.Label}}"}""";

    [Fact]
    public void TabsWithinQuotedFieldsAreNoColumnsOfACsv()
    {
        using var stream = new MemoryStream("id;text;label\n0;\"x\ty\nz\tw\";pos\n"u8.ToArray());
        Assert.Equal([new("pos", "x\ty\nz\tw")], LabelledTextFile.Read(stream, "data.csv"));
    }
}
