using System.Diagnostics;
using System.Text.Json;

namespace Unroll.Cli.Tests;

public class TrainClassifyTests : Harness
{
    [Fact]
    public void TheSampleIsLearnedShownAndMeasured()
    {
        var (code, output, error) = Run(
            "train", "classify", "--model", Model, "--embedding", "4", "--hidden", "4", "--epochs", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "data      built-in sample 'languages': 5,980 training, 598 dev, 1,196 test texts, 13 classes", output,
            StringComparison.Ordinal);
        Assert.Contains(
            "model     lstm, characters, lower case, folded width, embedding 4, hidden 4", output,
            StringComparison.Ordinal);
        Assert.Matches(@"\n1/1 +\d\.\d{4} +\d+\.\d\d% \* +[\d,]+ ", output);
        Assert.Matches(
            @"\ntest +accuracy \d+\.\d\d%\n  naive Bayes over a bag of characters +accuracy \d+\.\d\d%\n"
            + @"  always the most frequent class +accuracy 7\.69%\n", output);
        Assert.Equal(
            5, output.Split('\n')
            .Count(line => line.Contains("(right)", StringComparison.Ordinal)
            || line.Contains("(it is ", StringComparison.Ordinal)));
        Assert.Matches("\nnext, type\n  .+ predict .*model.safetensors \".+\"\n$", output);
        Assert.True(File.Exists(Model));
    }

    [Fact]
    public void JsonIsALineForEachEpochAndOneAtTheEnd()
    {
        var data = Data();
        var (code, output, error) = Run(
            ["train", "classify", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json", .. Small]);
        Assert.Equal((0, ""), (code, error));
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(3, lines.Length);
        foreach (var (epoch, number) in lines[..2].Zip([1, 2]))
        {
            Assert.Equal(
                ["event", "epoch", "loss", "gradientNorm", "dev", "tokensPerSecond", "learningRate"],
                epoch.EnumerateObject().Select(entry => entry.Name));
            Assert.Equal(
                ("epoch", number), (epoch.GetProperty("event").GetString(), epoch.GetProperty("epoch").GetInt32()));
            Assert.InRange(epoch.GetProperty("dev").GetProperty("accuracy").GetDouble(), 0, 1);
        }
        Assert.Equal(
            ["event", "test", "tokensPerSecond", "seconds", "model"], lines[2].EnumerateObject()
            .Select(entry => entry.Name));
        Assert.Equal(
            ("done", Model), (lines[2].GetProperty("event").GetString(), lines[2].GetProperty("model").GetString()));
        Assert.InRange(lines[2].GetProperty("test").GetProperty("accuracy").GetDouble(), 0, 1);
    }

    [Fact]
    public void WithoutDevAndTestThereAreNoScoresOfThem()
    {
        var (_, output, _) = Run(["train", "classify", "--data", Data(), "--model", Model, "--json", .. Small]);
        Assert.DoesNotContain("dev", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"test\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ThreadsDoNotChangeTheModel()
    {
        var before = Threads.Count;
        string[] train = ["train", "classify", "--data", Data(), "--dropout", "0.2", .. Sizes];
        Run([.. train, "--model", At("one"), "--threads", "1"]);
        Run([.. train, "--model", At("two"), "--threads", "2"]);
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
        Assert.Equal(before, Threads.Count);
    }

    [Fact]
    public void EveryOptionReachesTheModel()
    {
        string[] options =
        [
            "--cell", "gru", "--layers", "2", "--bidirectional", "--dropout", "0.25", "--learning-rate", "1e-2",
                "--clip", "0", "--pooling", "attention", "--attention", "scaled-dot", "--tokens", "characters",
            "--initial-range", "0.1", "--seed", "9", "--recurrent-dropout", "0.125", "--word-dropout", "0.0625",
                "--layer-norm", "--lower-case", "--fold-width", "--schedule", "cosine:3", "--weight-decay", "0.01",
            "--label-smoothing", "0.1", "--class-weights", "pos=2", "--average-last", "2", "--patience", "9",
                "--hold-out", "0.2", "--max-tokens", "50", "--min-count", "2", "--max-vocabulary", "7",
            "--bigrams", "true", "--bigram-embedding", "3", "--naive-bayes", "false",
        ];
        var (code, output, error) = Run(
            ["train", "classify", "--data", Data(), "--model", Model, .. Sizes, .. options]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "train.tsv: 16 training, 4 held out texts, 2 classes: neg 8, pos 8\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "gru, characters, lower case, folded width, embedding 4, hidden 4, 2 layers, bidirectional, dropout 0.25, "
            + "recurrent dropout 0.125, word dropout 0.0625, bigrams 3, pooling attention (scaled-dot), "
            + "layer norm\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "2 epochs, batch 8, learning rate 0.01 (cosine:3), weight decay 0.01, no clipping, label smoothing 0.1, "
            + "mean of the last 2 epochs, patience 9, seed 9", output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal(
            (7, 50), (json.GetProperty("vocabulary").GetInt32(), json.GetProperty("maximumTokens").GetInt32()));
        Assert.Equal("pos=2", json.GetProperty("training").GetProperty("classWeights").GetString());
        Assert.Equal(
            ["9", "2", "7"], new[] { "patience", "minCount", "maxVocabulary" }.Select(
            name => json.GetProperty("training").GetProperty(name).GetString()!));
    }

    [Theory]
    [InlineData("reviews.csv", "stars,review\n5,\"good, \"\"really\"\"\"\n1,bad\n5,good\n1,bad\n",
        "--text review --label stars")]
    [InlineData("reviews.csv", "label,text\npos,good\nneg,bad\npos,well\n", "")]
    [InlineData("reviews.csv", "pos,7,good\nneg,8,bad\npos,9,well\n", "--text 3 --label 1")]
    [InlineData("reviews.txt", "label,text\npos,good\nneg,bad\npos,well\n", "--format csv")]
    [InlineData("reviews.jsonl",
        "{\"text\":\"good\",\"label\":\"pos\"}\n{\"label\":0,\"text\":\"bad\"}\n{\"label\":[0],\"text\":\"ill\"}\n",
            "")]
    [InlineData("reviews.tsv", "label\ttext_a\n1\tgood\n0\tbad\n1\twell\n", "")]
    [InlineData("reviews.tsv",
        "\"text\"\t\"label\"\n\"1\"\t\"good\"\t\"pos\"\n\"2\"\t\"bad\"\t\"neg\"\n\"3\"\t\"well\"\t\"pos\"\n", "")]
    [InlineData("reviews.txt", "__label__pos good\n__label__neg bad\n__label__pos well\n", "--format fasttext")]
    [InlineData("reviews.txt", "pos good\nneg bad\npos well\n", "--format label-text")]
    [InlineData("reviews.tsv", "pos\tgood\rneg\tbad\rpos\twell", "")]
    public void EveryFormatIsRead(string name, string content, string options)
    {
        var data = Write(name, content);
        string[] files = options.Length == 0 ? [] : options.Split(' ');
        var (code, output, error) = Run(
            ["train", "classify", "--data", data, "--test", data, "--model", Model, .. files, .. Small]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(", 2 classes: ", output, StringComparison.Ordinal);
        Assert.Equal(0, Run(["evaluate", Model, data, .. files]).Code);
    }

    [Fact]
    public void AFolderOfClassesInAnotherEncodingIsRead()
    {
        Directory.CreateDirectory(At("reviews"));
        File.WriteAllBytes(At("reviews/r.pos"), System.Text.Encoding.Latin1.GetBytes("très bon\nbon\n"));
        File.WriteAllBytes(At("reviews/r.neg"), System.Text.Encoding.Latin1.GetBytes("détesté\n"));
        string[] train = ["train", "classify", "--data", At("reviews"), "--model", Model, .. Small];
        Assert.Contains(
            "3 training texts, 2 classes: pos 2, neg 1\n", Run([.. train, "--encoding", "latin1"]).Output,
            StringComparison.Ordinal);
        Assert.Contains("détesté", SafeTensors.Load(Model).Metadata["unroll.vocabulary"], StringComparison.Ordinal);
        AssertFails(Run(train), 1, "r.neg, line 1, byte 2");
        AssertFails(Run("train", "classify", "--data", At("reviews"), "--model", At("reviews/r.pos")), 2,
            "would lie among the data");
        AssertFails(Run([.. train, "--encoding", "klingon"]), 2, "--encoding: there is no encoding called 'klingon'");
        AssertFails(Run([.. train, "--encoding", "latin1", "--text", "review"]), 1,
            "a folder of classes has no columns");
    }

    [Fact]
    public void VectorsAreTakenFromTheirFile()
    {
        var vectors = Write("vectors.txt", "good 1 2 3\nbad -1 -2 -3\nunseen 4 5 6\n");
        string[] train = ["train", "classify", "--data", Data(), "--model", Model, "--hidden", "4", "--epochs", "1",
            "--vectors"];
        var (code, output, error) = Run([.. train, vectors, "--freeze-vectors"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($", frozen vectors {vectors}, ", output, StringComparison.Ordinal);
        Assert.Contains("embedding 3, ", Run("inspect", Model).Output, StringComparison.Ordinal);
        AssertFails(Run([.. train, Write("mixed.txt", "good 1 2 3\nbad 1 2\n")]), 1,
            "mixed.txt, line 2: the word has 2 numbers after it, but 3 were expected, as other lines have");
        AssertFails(Run([.. train, At("none.txt")]), 1, "there is no file");
        AssertFails(Run("train", "classify", "--data", Data(), "--model", vectors, "--vectors", vectors), 2,
            "would write over the data");
    }

    [Fact]
    public void OneIsSaidAsOne()
    {
        var output = Run(
            "train", "classify", "--data", Data(), "--model", Model, "--embedding", "4", "--hidden", "4", "--epochs",
            "1", "--threads", "1").Output;
        Assert.Contains("1 layer, ", output, StringComparison.Ordinal);
        Assert.Contains("training  1 epoch, batch 32, ", output, StringComparison.Ordinal);
        Assert.Contains(", 1 thread\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void LongTextsAreSaidToBeCut()
    {
        var data = Write("long.tsv", $"a\tx\na\tz\nb\t{string.Concat(Enumerable.Repeat("y ", 100))}\n");
        Assert.Contains(
            "1 text has more than 30 tokens and is read to there",
            Run(["train", "classify", "--data", data, "--model", Model, "--max-tokens", "30", .. Small]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void CtrlCKeepsTheBestModelSoFar()
    {
        Interrupting = "\"epoch\":2";
        var data = Data();
        var (code, output, error) = Run(
            ["train", "classify", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json",
            "--embedding", "4", "--hidden", "4", "--epochs", "100000"]);
        Assert.Equal((130, ""), (code, error));
        Assert.EndsWith($"\"model\":{JsonSerializer.Serialize(Model)}}}\n", output, StringComparison.Ordinal);
        Interrupting = null;
        Assert.True(File.Exists(Model));
    }

    [Fact]
    public void CtrlCBeforeAnythingIsLearnedWritesNothing()
    {
        Interrupting = "training  ";
        AssertFails(Run(["train", "classify", "--data", Data(), "--model", Model]), 130, "interrupted");
        Assert.False(File.Exists(Model));
    }

    [Fact]
    public void DivergingEndsInASentence() => AssertFails(
        Run(["train", "classify", "--data", Data(), "--model", Model, "--learning-rate", "3e38", "--json", .. Small]),
        1, "try a smaller learning rate");

    [Theory]
    [InlineData("", "is empty, but lines of label<TAB>text were expected")]
    [InlineData("no tab\n", "line 1: there is no tab")]
    [InlineData("a\tx\na\ty\n", "train.tsv: all 2 texts have the label 'a', but two labels or more were expected")]
    [InlineData("a\tx\nb\ty\0\n", "line 2, byte 4: a NUL byte")]
    public void BadDataIsRefusedAndNothingWrittenOver(string content, string expected)
    {
        File.WriteAllText(Model, "precious");
        AssertFails(Run("train", "classify", "--data", Write("train.tsv", content), "--model", Model), 1, expected);
        Assert.Equal("precious", File.ReadAllText(Model));
        AssertFails(Run("train", "classify", "--data", Data(), "--dev", Write("dev.tsv", "no tab"), "--model", Model),
            1, "dev.tsv, line 1");
        AssertFails(Run("train", "classify", "--data", Data(), "--test", At("none.tsv"), "--model", Model), 1,
            "there is no file");
        Assert.Equal("precious", File.ReadAllText(Model));
    }

    [Fact]
    public void AModelThatCannotBeWrittenIsSaidBeforeTraining()
    {
        AssertFails(Run("train", "classify", "--data", Data(), "--model", At("none/model")), 1, "there is no folder");
        AssertFails(Run("train", "classify", "--data", Data(), "--model", Path.GetTempPath()), 1, "is a folder");
        if (Path.Exists("/dev/null"))
            AssertFails(Run("train", "classify", "--data", Data(), "--model", "/dev/null"), 1, "is a device or a pipe");
        if (!OperatingSystem.IsWindows())
        {
            using (var make = Process.Start("mkfifo", [At("pipe")]))
                make.WaitForExit();
            AssertFails(Run("train", "classify", "--data", Data(), "--model", At("pipe")), 1, "is a device or a pipe");
        }
        AssertFails(Run("train", "classify", "--data", Data(), "--model", Data()), 2, "would write over the data");
    }

    [Fact]
    public void DevTextsOfOtherClassesAreRefused()
    {
        var dev = Write("dev.tsv", "other\tx\nmore\ty\n");
        AssertFails(Run("train", "classify", "--data", Data(), "--dev", dev, "--model", Model), 1,
            "dev.tsv: no dev text has a label that training knows: one has 'other', but labels such as 'neg' "
            + "were expected");
        var (code, _, error) = Run(["train", "classify", "--data", Data(), "--dev",
            Write("dev.tsv", "other\tx\npos\ty\n"), "--model", Model, .. Small]);
        Assert.Equal((0, $"note: {Data()}: 1 of 2 dev texts has a label that training never saw, 'other', and can "
            + $"only count as mistakes\n"), (code, error));
        AssertFails(Run(["train", "classify", "--dev", Write("dev.tsv", "other\tx\n"), "--model", Model, .. Small]), 1,
            "dev.tsv: no dev text");
    }

    [Fact]
    public void DataIsNotWrittenOverByAnotherNameOfIt()
    {
        var data = Data();
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            AssertFails(Run("train", "classify", "--data", data, "--model", At("TRAIN.tsv")), 2,
                "would write over the data");
        if (OperatingSystem.IsWindows()) // where links need a privilege
            return;
        Directory.CreateSymbolicLink(At("alias"), ".");
        Directory.CreateSymbolicLink(At("circle"), "circle/circle");
        File.CreateSymbolicLink(At("link.tsv"), "alias/train.tsv");
        AssertFails(Run("train", "classify", "--data", data, "--model", At("alias/alias/train.tsv")), 2,
            "would write over the data");
        AssertFails(Run("train", "classify", "--data", At("link.tsv"), "--model", data), 2,
            "would write over the data");
        AssertFails(Run("train", "classify", "--data", data, "--model", At("circle/train.tsv")), 1,
            "there is no folder");
        Assert.Equal(
            0, Run(["train", "classify", "--data", data, "--model", At("alias/model.safetensors"), .. Small]).Code);
    }

    [Theory]
    [InlineData("--epochs 0", "--epochs is '0', but a whole number of 1 or more was expected")]
    [InlineData("--epochs", "--epochs")]
    [InlineData("--hidden 1.5", "--hidden is '1.5'")]
    [InlineData("--epochs 1 --epochs 2",
        "--epochs was given 2 times, but once was expected; 'unroll train classify --help'")]
    [InlineData("--hidden 5 --hidden", "--hidden was given 2 times")]
    [InlineData("--hidden 5 --epochs", "--epochs")]
    [InlineData("--layers 2000000000", "--layers is '2000000000', but a whole number from 1 to 64 was expected")]
    [InlineData("--hidden 16385", "--hidden is '16385', but a whole number from 1 to 16384 was expected")]
    [InlineData("--max-tokens 65537", "--max-tokens is '65537', but a whole number from 1 to 65536 was expected")]
    [InlineData("--embedding many", "--embedding is 'many'")]
    [InlineData("--dropout 1", "--dropout is '1', but 0 or more and less than 1 was expected")]
    [InlineData("--learning-rate nan", "--learning-rate is 'nan'")]
    [InlineData("--learning-rate 0", "--learning-rate is '0', but a number above 0 was expected")]
    [InlineData("--clip -1", "--clip is '-1'")]
    [InlineData("--initial-range 0", "--initial-range is '0'")]
    [InlineData("--initial-range 3.4e38",
        "--initial-range is '3.4e38', but a number above 0 and at most 1000000 was expected")]
    [InlineData("--average-last 100000", "--average-last is '100000', but a whole number from 1 to 100 was expected")]
    [InlineData("--seed -1", "--seed is '-1'")]
    [InlineData("--threads 0", "--threads is '0', but a whole number from 1 to 1024 was expected")]
    [InlineData("--cell transformer",
        "--cell is 'transformer', but elman, relu, residual, forget-gate, input-gate, lstm or gru was expected")]
    [InlineData("--pooling min", "--pooling is 'min', but last, hn, max, mean or attention was expected")]
    [InlineData("--tokens syllables",
        "--tokens is 'syllables', but words, characters, whitespace or treebank was expected")]
    [InlineData("--attention dot",
        "--attention says how --pooling attention scores, but the pooling is another; give both")]
    [InlineData("--freeze-vectors",
        "--freeze-vectors says what to do with --vectors, which was not given")]
    [InlineData("--vectors x --embedding 4",
        "--embedding and --vectors were both given, but vectors settle the size of the embeddings; leave the size out")]
    [InlineData("--dev x --hold-out 0.1", "--dev and --hold-out were both given")]
    [InlineData("--hold-out 1", "--hold-out is '1', but 0 or more and less than 1 was expected")]
    [InlineData("--data x --hold-out 0 --patience 2",
        "--patience needs dev scores, but there are no dev data; give some, or hold out a part of the training data")]
    [InlineData("--data x --hold-out 0 --schedule plateau",
        "--schedule plateau needs dev scores, but there are no dev data; give some, or hold out a part of the "
        + "training data")]
    [InlineData("--schedule linear",
        "inverse-root:WARM-UP and cosine:WARM-UP was expected, with EPOCHS and inverse-root's WARM-UP 1 or more, "
        + "PATIENCE and cosine's WARM-UP 0 or more")]
    [InlineData("--class-weights pos",
        "--class-weights: 'pos' was given where balanced, or a class once and its weight")]
    [InlineData("--class-weights pos=0",
        "--class-weights: the weight of class 'pos' is 0, but a number from 1e-6 to 1e6 was expected")]
    [InlineData("--text review",
        "--text is about files of data, but none was given; give --data too")]
    [InlineData("--class-weights pos=-1", "--class-weights: the weight of class 'pos' is -1")]
    [InlineData("--label-smoothing 1", "--label-smoothing is '1', but 0 or more and less than 1 was expected")]
    [InlineData("--max-vocabulary 1", "--max-vocabulary is '1'")]
    [InlineData("--sample other", "--sample 'other' is no sample; expected languages")]
    [InlineData("--sample languages --data x", "--data and --sample were both given")]
    [InlineData("--hiden 3", "--hiden")]
    [InlineData("--data --json2", "--data is '--json2', but a file was expected")]
    [InlineData("surplus", "surplus")]
    public void WrongUsageIsSaidInASentence(string options, string expected) =>
        AssertFails(Run(["train", "classify", "--model", Model, .. options.Split(' ')]), 2, expected);

    [Fact]
    public void AModelMustBeNamed()
    {
        AssertFails(Run("train", "classify"), 2, "--model");
        AssertFails(Run("train"), 2, "unroll train --help");
        AssertFails(Run("train", "nonsense"), 2,
            "'nonsense' was given where a command was expected: classify, tag or translate; 'unroll train --help'");
        AssertFails(Run("nonsense", "x"), 2,
            "'nonsense' was given where a command was expected: train, evaluate, predict, inspect or lab; "
            + "'unroll --help'");
    }
}
