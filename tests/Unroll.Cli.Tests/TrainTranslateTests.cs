using System.Text.RegularExpressions;

namespace Unroll.Cli.Tests;

public class TrainTranslateTests : TranslatorHarness
{
    [Fact]
    public void WhatIsLearnedIsShownAndMeasured()
    {
        var data = Numbers();
        // Sentences that are not in training, of which copying a translation gets none right.
        var test = Write(
            "test.tsv", "eins eins eins\tone one one\nzwei zwei zwei\ttwo two two\ndrei drei drei\tthree three "
            + "three\nvier vier vier\tfour four four\nfünf fünf fünf\tfive five five\neins zwei\tone two\n");
        var (code, output, error) = Run(
            ["train", "translate", "--data", data, "--dev", data, "--test", test, "--model", Model, .. Settings()]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            $"data      {data}: 65 training, 65 dev, 6 test sentences, vocabulary of 9 tokens to 9\n", output,
            StringComparison.Ordinal);
        Assert.Contains(
            "model     lstm, words, embedding 16, hidden 16, 1 layer, bidirectional, tied output, decoder 20, additive "
            + "attention\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "training  25 epochs, batch 8, learning rate 0.02 (cosine:20), clip 1, seed 1, ", output,
            StringComparison.Ordinal);
        Assert.Matches(@"\n1/25 +\d\.\d{4} +BLEU \d+\.\d\d \* +[\d,]+ ", output);
        Assert.Matches(@"\n25/25 +0\.\d{4} +BLEU 100\.00 +[\d,]+ ", output);
        Assert.Matches(
            @"\ntest +BLEU \d+\.\d\d \(13a\), chrF \d+\.\d\d, exact match \d+\.\d\d% \(\d of 6\)\n"
            + @"  that of the nearest sentence BLEU \d+\.\d\d \(13a\), chrF \d+\.\d\d, "
            + @"exact match 0\.00% \(0 of 6\)\n\n",
            output);
        Assert.Equal(
            5, output.Split('\n')
            .Count(line => Regex.IsMatch(line, @"^  .*  \((right|it is .+)\)  (eins|zwei|drei|vier|fünf) ")));
        Assert.Equal(3, output.Split('\n').Count(line => line.StartsWith("░ 0.05", StringComparison.Ordinal)));
        Assert.Matches(
            "\nsaved .*model.safetensors, [\\d,]+ bytes\n\nnext, type\n  .+ predict .*model.safetensors \"eins "
            + "eins eins\"\n$", output);
        Assert.Equal("one\n", Run("predict", Model, "eins").Output);
    }

    [Fact]
    public void JsonIsALineForEachEpochAndOneAtTheEnd()
    {
        var data = Numbers();
        var (code, output, error) = Run(
            ["train", "translate", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json",
            .. Settings()]);
        Assert.Equal((0, ""), (code, error));
        var lines = Lines(output);
        Assert.Equal(26, lines.Length);
        foreach (var (epoch, number) in lines[..25].Zip(Enumerable.Range(1, 25)))
        {
            Assert.Equal(
                ["event", "epoch", "loss", "gradientNorm", "dev", "tokensPerSecond", "learningRate"], NamesOf(epoch));
            Assert.Equal(
                ("epoch", number), (epoch.GetProperty("event").GetString(), epoch.GetProperty("epoch").GetInt32()));
            Assert.Equal(["bleu", "chrf", "exactMatch"], NamesOf(epoch.GetProperty("dev")));
        }
        Assert.True(lines[24].GetProperty("loss").GetDouble() < 0.1 * lines[0].GetProperty("loss").GetDouble());
        Assert.InRange(lines[0].GetProperty("dev").GetProperty("bleu").GetDouble(), 0, 90);
        var done = lines[25];
        Assert.Equal(["event", "test", "tokensPerSecond", "seconds", "model"], NamesOf(done));
        Assert.Equal(("done", Model), (done.GetProperty("event").GetString(), done.GetProperty("model").GetString()));
        foreach (var (name, value) in new[] { ("bleu", 100), ("chrf", 100), ("exactMatch", 1) })
        {
            Assert.Equal(value, lines[24].GetProperty("dev").GetProperty(name).GetDouble(), 1e-9);
            Assert.Equal(value, done.GetProperty("test").GetProperty(name).GetDouble(), 1e-9);
        }
        Assert.True(done.GetProperty("tokensPerSecond").GetDouble() > 0 && done.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public void TwoFilesAreTheSameAsOne()
    {
        var (data, sources, targets) = (Numbers(), Sources(), Targets());
        var one = Run(
            ["train", "translate", "--data", data, "--dev", data, "--test", data, "--model", At("one"), "--json",
            .. Brief()]);
        var two = Run(
            ["train", "translate", "--data", sources, "--target", targets, "--dev", sources, "--dev-target", targets,
            "--test", sources, "--test-target", targets, "--model", At("two"), "--json", .. Brief()]);
        Assert.Equal((0, 0, ""), (one.Code, two.Code, two.Error));
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
        Assert.Equal(
            Lines(one.Output)[^1].GetProperty("test").GetRawText(), Lines(two.Output)[^1].GetProperty("test")
            .GetRawText());
        // Each part may be written in its own way.
        var mixed = Run(
            ["train", "translate", "--data", sources, "--target", targets, "--dev", data, "--test", sources,
            "--test-target", targets, "--model", At("mixed"), .. Brief()]);
        Assert.Equal((0, ""), (mixed.Code, mixed.Error));
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("mixed")));
    }

    [Fact]
    public void OtherEncodingsAreReadOfBothSides()
    {
        var gb = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        File.WriteAllText(At("a.zh"), "三\n二\n", gb);
        File.WriteAllText(At("b.zh"), "叁\n贰\n", gb);
        string[] train = ["train", "translate", "--data", At("a.zh"), "--target", At("b.zh"), "--model", Model,
            "--tokens", "characters", .. Brief()];
        Assert.Equal(0, Run([.. train, "--encoding", "gb18030"]).Code);
        AssertFails(Run(train), 1, "a.zh, line 1, byte 1");
    }

    [Fact]
    public void ThreadsDoNotChangeTheModel()
    {
        var data = Numbers();
        string[] train = ["train", "translate", "--data", data, "--dev", data, "--layers", "2", "--scheduled-sampling",
            "0.3", "--input-feeding", "--coverage", "--word-dropout", "0.1", .. Brief()];
        Assert.Equal(0, Run([.. train, "--model", At("one"), "--threads", "1"]).Code);
        Assert.Equal(0, Run([.. train, "--model", At("two"), "--threads", "2"]).Code);
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
    }

    [Fact]
    public void EveryOptionReachesTheModel()
    {
        string[] options =
        [
            "--tokens", "bpe:20", "--cell", "gru", "--layers", "2", "--bidirectional", "false", "--dropout", "0.25",
                "--recurrent-dropout", "0.125", "--word-dropout", "0.0625", "--initial-range", "0.1", "--min-count",
                "2",
            "--max-vocabulary", "8", "--lower-case", "--fold-width", "--target-tokens", "characters", "--tie-output",
                "false", "--decoder-hidden", "9", "--attention", "bilinear", "--input-feeding", "--coverage",
            "--scheduled-sampling", "0.5", "--bleu", "char", "--learning-rate", "1e-2", "--schedule", "plateau:1:0.5",
                "--patience", "9", "--average-last", "2", "--label-smoothing", "0.2", "--weight-decay", "0.01",
            "--clip", "0", "--seed", "9", "--hold-out", "0.2", "--batch-tokens", "60",
        ];
        var (code, output, error) = Run(
            ["train", "translate", "--data", Numbers(), "--model", Model, .. Brief(), .. options]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "numbers.tsv: 52 training, 13 held out sentences, vocabulary of ", output, StringComparison.Ordinal);
        Assert.Contains(
            "model     gru, bpe:20, lower case, folded width, embedding 8, hidden 8, 2 layers, dropout 0.25, recurrent "
                + "dropout 0.125, word dropout 0.0625, to characters, decoder 9, bilinear attention, input feeding, "
                + "coverage, scheduled sampling 0.5\n",
            output, StringComparison.Ordinal);
        Assert.Contains(
            "2 epochs, batches of 60 tokens, learning rate 0.01 (plateau:1:0.5), weight decay 0.01, no clipping, label "
            + "smoothing 0.2, mean of the last 2 epochs, patience 9, seed 9, ", output, StringComparison.Ordinal);
        var json = Lines(Run("inspect", Model, "--json").Output).Single();
        foreach (var (
            name, value) in new[] { ("tokens", "bpe:20"), ("targetTokens", "characters"), ("attention", "bilinear"),
            ("bleu", "char"), ("cell", "gru") })
            Assert.Equal(value, json.GetProperty(name).GetString());
        foreach (var (
            name, value) in new[] { ("inputFeeding", true), ("coverage", true), ("tieOutput", false),
            ("sharedVocabulary", false), ("bidirectional", false), ("lowerCase", true) })
            Assert.Equal(value, json.GetProperty(name).GetBoolean());
        foreach (var (name, value) in new[] { ("decoderHidden", 9), ("sourceVocabulary", 8), ("targetVocabulary", 8) })
            Assert.Equal(value, json.GetProperty(name).GetInt32());
        var training = json.GetProperty("training");
        foreach (var (
            name, value) in new[] { ("texts", "52"), ("devTexts", "13"), ("batchTokens", "60"), ("patience", "9"),
            ("averageLast", "2"), ("minCount", "2"), ("maxVocabulary", "8"), ("initialRange", "0.1"), ("seed", "9"),
            ("clip", "0") })
            Assert.Equal(value, training.GetProperty(name).GetString());
        Assert.False(training.TryGetProperty("batch", out _));
    }

    [Theory]
    [InlineData("additive")]
    [InlineData("bilinear")]
    [InlineData("dot")]
    [InlineData("scaled-dot")]
    [InlineData("none")]
    public void EveryAttentionIsLearnedAndAnswers(string attention)
    {
        var data = Numbers();
        var (code, output, error) = Run(
            ["train", "translate", "--data", data, "--test", data, "--attention", attention, "--model", Model,
            .. Settings(cell: "gru")]);
        Assert.Equal((0, ""), (code, error));
        var hasAttention = attention != "none";
        Assert.Contains(
            hasAttention ? $", {attention} attention\n" : ", no attention\n", output, StringComparison.Ordinal);
        Assert.Equal(
            hasAttention ? 3 : 0, output.Split('\n')
            .Count(line => line.StartsWith("░ 0.05", StringComparison.Ordinal)));
        // What learns nothing gets about one in five words right.
        var scores = Lines(Run("evaluate", Model, data, "--json").Output).Single();
        Assert.InRange(scores.GetProperty("bleu").GetDouble(), hasAttention ? 90 : 50, 100.01);
        var prediction = Lines(Run("predict", Model, "--json", "eins zwei drei vier").Output).Single();
        Assert.Equal(hasAttention, prediction.TryGetProperty("alignment", out _));
        Assert.Equal(hasAttention, prediction.TryGetProperty("sourceTokens", out _));
        if (hasAttention)
            return;
        AssertFails(Run("predict", Model, "--attention", "-", "eins"), 2,
            "--attention was given, but the model has none (--attention none); leave it out");
        foreach (var command in new[] { Run("predict", Model, "--coverage-penalty", "0.1", "eins"),
            Run("evaluate", Model, data, "--coverage-penalty", "0.1") })
            AssertFails(command, 2,
                "--coverage-penalty needs attention, but the model has none; "
                + "leave it out");
    }

    [Fact]
    public void TokensAreCutAsAsked()
    {
        var data = Numbers();
        Assert.Equal(
            0, Run(["train", "translate", "--data", data, "--tokens", "bpe:20", "--target-tokens", "characters",
            "--model", Model, .. Brief()]).Code);
        var cut = Lines(Run("predict", Model, "--json", "--min-length", "4", "vier eins").Output).Single();
        Assert.Equal(["▁vier", "▁eins", "</s>"], Texts(cut.GetProperty("sourceTokens")));
        Assert.All(Texts(cut.GetProperty("targetTokens")).Where(token => token is not "</s>" and not "<unk>"), token =>
            Assert.Single(token));

        var shared = Run(
            ["train", "translate", "--data", data, "--tokens", "bpe:20", "--shared-vocabulary", "--model", Model,
            .. Brief()]);
        Assert.Contains(", shared vocabulary, tied output, ", shared.Output, StringComparison.Ordinal);
        Assert.Matches(@"sentences, vocabulary of \d+ tokens\n", shared.Output);
        var json = Lines(Run("inspect", Model, "--json").Output).Single();
        Assert.True(json.GetProperty("sharedVocabulary").GetBoolean() && json.TryGetProperty("vocabulary", out _));
        Assert.False(
            json.TryGetProperty("sourceVocabulary", out _) || json.GetProperty("tensors")
            .TryGetProperty("source.weight", out _));
    }

    [Fact]
    public void ChineseIsLearnedInEitherDirection()
    {
        const string Digits = "一二三四五";
        var chinese = Side(
            "numbers.zh", pair =>
            string.Concat(
                pair.Source.Split(' ')
                .Select(word => Digits[Array.IndexOf(["eins", "zwei", "drei", "vier", "fünf"], word)])));
        var from = Run(
            ["train", "translate", "--data", chinese, "--target", Targets(), "--test", chinese, "--test-target",
            Targets(), "--model", Model, .. Settings("characters"), "--target-tokens", "words"]);
        Assert.Equal((0, ""), (from.Code, from.Error));
        Assert.Contains(
            "BLEU 100.00 (13a), chrF 100.00, exact match 100.00% (65 of 65)\n", from.Output, StringComparison.Ordinal);
        Assert.Equal($"{Pairs[9].Target}\n", Run("predict", Model, File.ReadAllLines(chinese)[9]).Output);

        var to = Run(
            ["train", "translate", "--data", Sources(), "--target", chinese, "--test", Sources(), "--test-target",
            chinese, "--model", Model, .. Settings(), "--target-tokens", "characters"]);
        Assert.Equal((0, ""), (to.Code, to.Error));
        Assert.Contains(
            "BLEU 100.00 (zh), chrF 100.00, exact match 100.00% (65 of 65)\n", to.Output, StringComparison.Ordinal);
        Assert.Equal($"{File.ReadAllLines(chinese)[9]}\n", Run("predict", Model, Pairs[9].Source).Output);
        Assert.Equal(
            "zh", Lines(Run("evaluate", Model, Sources(), "--target", chinese, "--json").Output).Single()
            .GetProperty("bleuTokens").GetString());
    }

    [Fact]
    public void PatienceEndsWhatGetsNoBetter()
    {
        var data = Numbers();
        var lines = Lines(
            Run(["train", "translate", "--data", data, "--dev", data, "--patience", "3", "--model", Model, "--json",
            .. Settings(epochs: 60)]).Output)[..^1];
        double[] scores = [.. lines.Select(line => line.GetProperty("dev").GetProperty("bleu").GetDouble())];
        Assert.InRange(scores.Length, 4, 59);
        Assert.Equal(Array.IndexOf(scores, scores.Max()) + 4, scores.Length); // three more than the best
        Assert.Equal(
            $"{scores.Length - 3}", Lines(Run("inspect", Model, "--json").Output).Single().GetProperty("training")
            .GetProperty("keptEpoch").GetString());
    }

    [Fact]
    public void APlateauLowersTheLearningRate()
    {
        var data = Numbers();
        var lines = Lines(
            Run(["train", "translate", "--data", data, "--dev", data, "--model", Model, "--json",
            .. Settings(schedule: "plateau:1:0.5")]).Output)[..^1];
        double[] rates = [.. lines.Select(line => line.GetProperty("learningRate").GetDouble())];
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.Equal(0.02, rates[0], 1e-6);
        Assert.True(rates[^1] < rates[0]);
        Assert.All(rates, rate => Assert.Equal(0, Math.Log2(0.02 / rate) - Math.Round(Math.Log2(0.02 / rate)), 1e-4));
    }

    [Fact]
    public void TheMeanOfTheLastEpochsIsAModelOfItsOwn()
    {
        string[] train = ["train", "translate", "--data", Numbers(), .. Brief()];
        Assert.Equal(0, Run([.. train, "--model", At("last")]).Code);
        Assert.Equal(0, Run([.. train, "--model", At("mean"), "--average-last", "2"]).Code);
        Assert.Equal(
            "2", Lines(Run("inspect", At("mean"), "--json").Output).Single().GetProperty("training")
            .GetProperty("averageLast").GetString());
        Assert.NotEqual(
            Run("predict", At("last"), "--json", "eins").Output, Run("predict", At("mean"), "--json", "eins").Output);
    }

    [Fact]
    public void WithoutDevAndTestThereAreNoScoresOfThem()
    {
        var (code, output, _) = Run(["train", "translate", "--data", Numbers(), "--model", Model, .. Brief()]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("BLEU", output, StringComparison.Ordinal);
        Assert.DoesNotContain("░", output, StringComparison.Ordinal);
        Assert.Contains(": 65 training sentences, ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSampleIsReadAndMeasured()
    {
        var (code, output, error) = Run(
            "train", "translate", "--model", Model, "--embedding", "4", "--hidden", "4", "--decoder-hidden", "8",
            "--epochs", "1", "--batch", "256");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "data      built-in sample 'values': 22,500 training, 600 dev, 1,000 test sentences, vocabulary of ",
            output, StringComparison.Ordinal);
        Assert.Matches(
            @"\nmodel     lstm, bpe:400, embedding 4, hidden 4, 1 layer, bidirectional, dropout 0\.\d+, to characters, "
            + @"tied output, decoder 8, additive attention\n", output);
        Assert.Matches(@"\n1/1 +\d\.\d{4} +BLEU \d+\.\d\d \* +[\d,]+ ", output);
        Assert.Matches(
            @"\ntest +BLEU \d+\.\d\d \(13a\), chrF \d+\.\d\d, exact match \d+\.\d\d% \(\d+ of 1,000\)\n"
            + @"  that of the nearest sentence BLEU \d+\.\d\d \(13a\)", output);
        Assert.Matches("\nnext, type\n  .+ predict .*model.safetensors \".+\"\n$", output);
    }

    [Fact]
    public void InterruptingKeepsTheBestSoFar()
    {
        Interrupting = "\"epoch\":2";
        var data = Numbers();
        var (code, output, error) = Run(
            ["train", "translate", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json",
            .. Brief(epochs: 100_000)]);
        Assert.Equal((130, ""), (code, error));
        var lines = Lines(output);
        Assert.Equal(["event", "interrupted", "epoch", "tokensPerSecond", "seconds", "model"], NamesOf(lines[^1]));
        (double, double)[] scores = [.. lines[..^1].Select(line => line.GetProperty("dev"))
            .Select(dev => (dev.GetProperty("bleu").GetDouble(), dev.GetProperty("chrf").GetDouble()))];
        var training = Lines(Run("inspect", Model, "--json").Output).Single().GetProperty("training");
        var best = Array.IndexOf(scores, scores.Max()) + 1;
        Assert.Equal(best, lines[^1].GetProperty("epoch").GetInt32());
        Assert.Equal($"{best}", training.GetProperty("keptEpoch").GetString());
    }
}
