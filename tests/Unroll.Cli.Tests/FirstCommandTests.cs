using System.Globalization;
using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary>
/// The first command that someone types on files as they are passed around: it trains, or says in one sentence what to
/// type.
/// </summary>
public class FirstCommandTests : TaggerHarness
{
    private static readonly (string Label, string Text)[] Texts = [.. Enumerable.Range(0, 12).Select(i =>
        i % 2 == 0 ? ("pos", $"what a good day {i}") : ("neg", $"{i} bad days , he said"))];

    private const string Sentence = "EU NNP B-ORG\nrejects VBZ O\n. . O\n\nPeter NNP B-PER\nspoke VBD O\n\n";

    public static TheoryData<string, string, string, string> Classified => new()
    {
        { "sms.txt", "{0}\t{1}\n", "", "tsv" },
        { "SMSSpamCollection", "{0}\t{1}\r\n", "", "tsv" },
        { "yelp_labelled.txt", "{1}\t{0}\n", "", "tsv, the text before the label" },
        { "train.label", "{0}:x {1}\n", "", "label-text" },
        { "sst.txt", "{0} {1}\r\n", "\uFEFF", "label-text" },
        { "cooking.txt", "__label__{0} {1}\n", "", "fasttext" },
        { "imdb.csv", "\"{1} <br />\",{0}\n", "review,sentiment\n", "" },
        { "imdb.data", "\"{1} <br />\",{0}\n", "review,sentiment\n", "csv" },
        { "dump.txt", "{{\"text\":\"{1}\",\"label\":\"{0}\"}}\n", "", "jsonl" },
    };

    [Theory]
    [MemberData(nameof(Classified))]
    public void TextsTrainAClassifier(string name, string line, string header, string format)
    {
        var data = Write(name, header + string.Concat(Texts.Select(one =>
            string.Format(CultureInfo.InvariantCulture, line, one.Label, one.Text))));
        var said = format.Length == 0 ? "" : $"note: reads {data} as {format} (detected from its content)\n";
        string[] train =
            ["train", "classify", "--data", data, "--dev", data, "--test", data, "--model", Model, .. Small];
        var run = Run(train);
        Assert.Equal((0, said), (run.Code, run.Error)); // once for all three files
        Assert.Contains(", 2 classes: neg", run.Output, StringComparison.Ordinal);
        var evaluated = Run("evaluate", Model, data);
        Assert.Equal((0, said), (evaluated.Code, evaluated.Error));
        if (format.Length > 0)
            Assert.Equal(said[6..^1], JsonDocument.Parse(Run([.. train, "--json"]).Error).RootElement
                .GetProperty("notice").GetString());
    }

    [Theory]
    [InlineData("eng.train", "-DOCSTART- -X- O\n\n" + Sentence, "conll")]
    [InlineData("wnut17.tsv", "EU\tB-ORG\nrejects\tO\n\nPeter\tB-PER\nspoke\tO\n\n", "conll")]
    [InlineData("iob.txt", "\uFEFF" + Sentence, "conll")]
    [InlineData("ud.txt",
        "# sent_id = 1\n1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\tis\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_\n\n", "conllu")]
    [InlineData("brown.txt", "\tThe/at jury/nn said/vbd ./.\n\n", "word-tag")]
    [InlineData("pku.utf8", "迈向  希望  的  世纪\n", "segmented")]
    [InlineData("doccano.json", "{\"text\":\"Ada saw\",\"label\":[[0,3,\"PER\"]]}\n", "jsonl")]
    public void SentencesTrainATagger(string name, string content, string format)
    {
        var data = Write(name, string.Concat(Enumerable.Repeat(content, 4)));
        var said = $"note: reads {data} as {format} (detected from its content)\n";
        var run = Run(["train", "tag", "--data", data, "--dev", data, "--test", data, "--model", Model,
            .. Settings(epochs: 1)]);
        Assert.Equal((0, said), (run.Code, run.Error));
        Assert.Equal(TaggedFormats.Named(format), SequenceTagger.Load(Model).Options.Format);
        Assert.Equal((0, ""), (Run("evaluate", Model, data).Code, Run("evaluate", Model, data).Error));
        // What the model knows is not what the file is.
        var (other, lines) = format == "word-tag" ? ("conll", "a O\nb B-X\n\nc O\n")
            : ("word-tag", "a/O b/B-X c/O\n");
        Assert.Contains($"other.txt as {other} (detected", Run("evaluate", Model, Write("other.txt", lines)).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classify", "agnews.csv",
        "\"3\",\"Wall St.\",\"Short sellers\"\n\"4\",\"A title\",\"A text, and more\"\n", "--text 3 and --label 1")]
    [InlineData("classify", "texts.json", "[{\"text\":\"x\",\"label\":1},\n{\"text\":\"y\",\"label\":2}]\n",
        "write each of its objects on a line of its own")]
    [InlineData("classify", "raw.txt", "only words in lines\nand more of the words\n",
        "name it with --format: tsv, csv, jsonl, fasttext or label-text")]
    [InlineData("tag", "raw.txt", "only words in lines\nand more of the words here\n",
        "name it with --format: conll, conllu, word-tag, segmented or jsonl")]
    [InlineData("tag", "texts.json", "[{\"text\":\"x\",\"label\":[]},\n{\"text\":\"y\",\"label\":[]}]\n",
        "write each of its objects on a line of its own")]
    [InlineData("translate", "texts.json", "[{\"en\":\"x\",\"de\":\"y\"}]\n",
        "source<TAB>target was expected on each line")]
    [InlineData("translate", "texts.en", "only one side\n", "(--target)")]
    public void WhatCannotBeReadSaysWhatToType(string task, string name, string content, string expected)
    {
        var data = Write(name, string.Concat(Enumerable.Repeat(content, 4)));
        AssertFails(Run("train", task, "--data", data, "--model", Model), 1, expected);
    }

    [Theory]
    [InlineData("classify", "latin1")]
    [InlineData("classify", "gb18030")]
    [InlineData("tag", "gb18030")]
    [InlineData("translate", "latin1")]
    public void OtherEncodingsAreNamed(string task, string encoding)
    {
        var word = encoding == "latin1" ? "café" : "很好";
        var content = string.Concat(Enumerable.Range(0, 8).Select(i => task switch
        {
            "classify" => $"{i % 2}\t{word} {i}\n",
            "tag" => $"{word}/NN {i}/CD\n",
            _ => $"{word}\tcoffee {i}\n",
        }));
        File.WriteAllBytes(At("data.txt"), TextEncodings.Named(encoding).GetBytes(content));
        string[] train = ["train", task, "--data", At("data.txt"), "--model", Model, "--embedding", "4",
            "--hidden", "4", "--epochs", "1"];
        AssertFails(Run(train), 1, "is not valid UTF-8 here; save the file as UTF-8, or name the encoding that it has "
            + "(--encoding)");
        Assert.Equal(0, Run([.. train, "--encoding", encoding]).Code);
    }

    [Fact]
    public void PairsTrainATranslator()
    {
        foreach (var (name, line, said) in ((string, string, string)[])
        [
            ("cmn.txt", "eins {0}\tone {0}\tCC-BY\n", ""),
            ("pairs", "eins {0}\tone {0}\r\n", ""),
            ("pairs.csv", "\"eins, {0}\",one {0}\n", ""),
            ("pairs.txt", "\"eins, {0}\",\"one {0}\"\n", "csv"),
            ("tatoeba.tsv", "12{0}\teins\t13{0}\tone\n", "tsv, sentences in columns 2 and 4 beside their numbers"),
        ])
        {
            var data = Write(name, string.Concat(Enumerable.Range(0, 8).Select(i =>
                string.Format(CultureInfo.InvariantCulture, line, i))));
            var run = Run("train", "translate", "--data", data, "--model", Model, "--embedding", "4", "--hidden", "4",
                "--epochs", "1");
            Assert.Equal((0, said.Length == 0 ? "" : $"note: reads {data} as {said} (detected from its content)\n"),
                (run.Code, run.Error));
        }
    }
}
