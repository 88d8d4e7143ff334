using System.Text;

namespace Unroll.Text.Tests;

/// <summary>What the content of a file of tagged sentences shows, where its name does not tell it.</summary>
public class TaggedDetectionTests
{
    private const string Conll2003 = "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\n. . O O\n\n"
        + "Peter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n\n";
    private const string Names = "EU/B-ORG rejects/O ./O | Peter/B-PER Blackburn/I-PER";
    private const string Conllu = "# sent_id = 1\n# text = It's\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n"
        + "1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\t's\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_\n\n";
    private const string Pairs = "EU B-ORG\nrejects O\n\nPeter B-PER\nspoke O\n";
    private const string PairsRead = "EU/B-ORG rejects/O | Peter/B-PER spoke/O";
    private const string Json = "{\"text\":\"Ada saw\",\"label\":[[0,3,\"PER\"]]}\n";

    [Theory]
    [InlineData("train.txt", Conll2003, "conll", Names)]
    [InlineData("train", "\uFEFF" + Conll2003, "conll", Names)]
    [InlineData("eng.train", Conll2003, "conll", Names)]
    [InlineData("train.conll", Conll2003, "", Names)]
    [InlineData("train.jsonl", Conll2003, "conll", Names)]
    [InlineData("train.tag", Conll2003, "conll", Names)]
    [InlineData("train.txt", Pairs, "conll", PairsRead)]
    [InlineData("train.txt", "EU B-ORG\nrejects O\n", "conll", "EU/B-ORG rejects/O")]
    [InlineData("train.txt", "我 S-PER\n爱 O\n京 S-LOC\n", "conll", "我/S-PER 爱/O 京/S-LOC")]
    [InlineData("train.txt", "# a comment\nEU B-ORG\n# O\n\nPeter B-PER\nspoke O\n", "conll",
        "EU/B-ORG #/O | Peter/B-PER spoke/O")]
    [InlineData("train.txt", Conllu, "conllu", "It/PRON 's/AUX")]
    [InlineData("train.tsv", Conllu, "conllu", "It/PRON 's/AUX")]
    [InlineData("train.conll", Conllu, "conllu", "It/PRON 's/AUX")]
    [InlineData("train.conllu", Conllu, "", "It/PRON 's/AUX")]
    [InlineData("brown.txt", "\tThe/at jury/nn said/vbd ./.\n\n\tIt/pps 1/2/cd\n", "word-tag",
        "The/at jury/nn said/vbd ./. | It/pps 1/2/cd")]
    [InlineData("train.tsv", "The/DT jury/NN\nIt/PRP said/VBD\n", "word-tag", "The/DT jury/NN | It/PRP said/VBD")]
    [InlineData("train.conll", "The/DT jury/NN\nIt/PRP said/VBD\n", "word-tag", "The/DT jury/NN | It/PRP said/VBD")]
    [InlineData("train.txt", Json, "jsonl", "Ada/B-PER saw/O")]
    [InlineData("train.json", Json + Json, "jsonl", "Ada/B-PER saw/O | Ada/B-PER saw/O")]
    [InlineData("train.utf8", "迈向  希望\n你 好 。\n", "segmented", "迈/B 向/E 希/B 望/E | 你/S 好/S 。/S")]
    [InlineData("train.txt", "今日 は いい 天気\nそう です\n", "segmented",
        "今/B 日/E は/S い/B い/E 天/B 気/E | そ/B う/E で/B す/E")]
    public void ContentShowsTheFormat(string name, string content, string format, string expected)
    {
        foreach (var lines in (string[])[content, content.ReplaceLineEndings("\r\n")])
        {
            var notices = new List<string>();
            TaggedTextOptions? ofCorpus = null;
            Assert.Equal(expected, TaggedReading.Shown(
                Read(name, lines, new() { Notice = notices.Add, Detected = found => ofCorpus = found })));
            Assert.Equal(format.Length == 0 ? [] : [$"reads {name} as {format} (detected from its content)"], notices);
            Assert.Equal(format.Length == 0 ? TaggedFormats.FromPath(name) : TaggedFormats.Named(format),
                ofCorpus!.DefaultFormat);
        }
    }

    [Fact]
    public void WordsThatAreTabbedMayHoldSlashesAndSpaces()
    {
        const string content = "New York\tB-LOC\nand/or\tO\n\n10 000\tO\n1/2\tO\na\tO\nb\tO\nc\tO\n";
        Assert.Equal("New York/B-LOC and/or/O | 10 000/O 1/2/O a/O b/O c/O",
            TaggedReading.Shown(Read("train.conll", content)));
    }

    [Theory]
    [InlineData("Some words here .\nAnd more of them in a line .\n")]
    [InlineData("pos\ta good film\nneg\ta bad film\npos\tgreat fun\n")]
    [InlineData("这是一个没有分词的句子。\n这也是一个没有分词的句子。\n")]
    [InlineData("The_DT jury_NN\nIt_PRP said_VBD so_RB\n")]
    [InlineData("word,tag\nEU,B-ORG\nrejects,O\n")]
    [InlineData("The/DT\njury/NN\n\nIt/PRP\nsaid/VBD\n")]
    public void ContentThatShowsNoneAsksForTheFormat(string content) => Assert.Equal(
        "train.txt: its lines show no format; name it with `Format`: conll, conllu, word-tag, segmented or jsonl",
        Assert.Throws<InvalidDataException>(() => Read("train.txt", content)).Message);

    [Fact]
    public void AnArrayOfJsonIsRefused() => Assert.Equal(
        "train.json: this is JSON, but not a JSON object on each line; write each of its objects on a line of its own",
        Assert.Throws<InvalidDataException>(() => Read("train.json", $"[{Json}]")).Message);

    [Fact]
    public void NamedColumnsSayWhichFormatItIs()
    {
        const string numbered = "1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\t's\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_\n\n";
        Assert.Equal("It/PRP 's/VBZ",
            TaggedReading.Shown(Read("train.txt", numbered, new() { Column = "5", TokenColumn = "2" })));
        Assert.Equal("It/PRP 's/VBZ", TaggedReading.Shown(Read("train.txt", numbered, new() { Column = "xpos" })));
    }

    [Fact]
    public void TheFormatOfTheCorpusHoldsWhereContentShowsNone()
    {
        Assert.Equal("i/B s/E i/B t/E", TaggedReading.Shown(
            Read("dev.txt", "is it\n", new() { DefaultFormat = TaggedFormat.Segmented })));
        var notices = new List<string>();
        Assert.Equal(PairsRead, TaggedReading.Shown(
            Read("dev.txt", Pairs, new() { DefaultFormat = TaggedFormat.WordTag, Notice = notices.Add })));
        Assert.Equal(["reads dev.txt as conll (detected from its content)"], notices);
    }

    private static List<TaggedSentence> Read(string name, string content, TaggedTextOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return [.. TaggedTextFile.Read(stream, name, options)];
    }
}
