using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class TrainTagTests : Harness
{
    private const string Conll = "Ada B-PER\nLovelace I-PER\nsaw O\nYork B-CITY\n\nBob B-PER\nsaw O\nNew B-CITY\nYork I-CITY\n\nthey O\nsaw O\nnothing O\n";

    public static TheoryData<string, string, string> Formats => new()
    {
        { "conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10)), "Ada saw York" },
        { "conllu", string.Concat(Enumerable.Repeat("# text\n1\tAda\t_\tPROPN\t_\t_\t_\t_\t_\t_\n2\tsaw\t_\tVERB\t_\t_\t_\t_\t_\t_\n\n", 20)), "Ada saw" },
        { "word-tag", string.Concat(Enumerable.Repeat("Ada/NNP saw/VBD her/PRP\nthey/PRP saw/VBD Ada/NNP\n", 20)), "they saw her" },
        { "segmented", string.Concat(Enumerable.Repeat("我们 一起 去 北京\n北京 很 大\n", 20)), "我们去北京" },
    };

    private string[] Tiny { get; } = Settings(epochs: 8);

    [Theory]
    [InlineData("parts", "1,500 training, 150 dev, 300 test sentences, 18,899 training tokens, 4 types of spans (iob2): AMOUNT, DATE, NUMBER, TIME", "F1 25.02%, accuracy 80.13%")]
    [InlineData("words", "1,500 training, 150 dev, 300 test sentences, 28,399 training tokens, words (bmes)", "F1 73.73%, accuracy 76.00%")]
    public void ASampleIsLearnedShownAndMeasured(string sample, string about, string baseline)
    {
        var (code, output, error) = Run("train", "tag", "--sample", sample, "--model", Model, "--embedding", "4", "--hidden", "4", "--epochs", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"data      built-in sample '{sample}': {about}", output, StringComparison.Ordinal);
        Assert.Matches(@"\ntest +F1 \d+\.\d\d%, accuracy \d+\.\d\d%\n  each token's most frequent tag +", output);
        Assert.Contains(baseline, output, StringComparison.Ordinal);
        Assert.Equal(5, output.Split('\n').Count(line => line.Contains("(right)", StringComparison.Ordinal) || line.Contains("(it is ", StringComparison.Ordinal)));
        Assert.Matches("\nnext, type\n  .+ predict .*model.safetensors \".+\"\n$", output);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatIsLearnedMeasuredAndWrittenBack(string format, string corpus, string text)
    {
        var data = Write("corpus.txt", corpus);
        var (code, output, error) = Run(["train", "tag", "--data", data, "--format", format, "--test", data, "--model", Model, "--json", .. Tiny]);
        Assert.Equal((0, ""), (code, error));
        var done = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal(1, done.GetProperty("test").GetProperty("accuracy").GetDouble(), 0.02);

        var scores = JsonDocument.Parse(Run("evaluate", Model, data, "--json").Output).RootElement;
        var hasSpans = format is "conll" or "segmented";
        Assert.Equal(hasSpans, scores.TryGetProperty("f1", out _));
        foreach (var (name, value) in done.GetProperty("test").EnumerateObject().Select(entry => (entry.Name, entry.Value.GetDouble())))
            Assert.Equal(value, scores.GetProperty(name).GetDouble());

        var answer = Run("predict", Model, text, text).Output;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer));
        var read = TaggedTextFile.Read(stream, "answer", new TaggedTextOptions { Format = TaggedFormats.Named(format) }).ToArray();
        Assert.Equal(2, read.Length);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(read[0].Tokens));
    }

    [Fact]
    public void JsonHasPlacesTagsAndProbabilities()
    {
        TrainNames();
        var one = JsonDocument.Parse(Run("predict", Model, "--json", "Bob saw New York").Output).RootElement;
        Assert.Equal(["text", "tokens", "spans"], one.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(["B-PER", "O", "B-CITY", "I-CITY"], one.GetProperty("tokens").EnumerateArray().Select(token => token.GetProperty("tag").GetString()!));
        var span = one.GetProperty("spans")[1];
        Assert.Equal(("New York", 8, 16, "CITY"), (span.GetProperty("text").GetString(), span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32(), span.GetProperty("type").GetString()));
        Assert.InRange(span.GetProperty("probability").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void SeveralAnswersComeWithTheirProbabilities()
    {
        TrainNames();
        var best = JsonDocument.Parse(Run("predict", Model, "--n-best", "3", "--json", "Bob saw York").Output).RootElement.GetProperty("best");
        Assert.Equal(3, best.GetArrayLength());
        double[] probabilities = [.. best.EnumerateArray().Select(one => one.GetProperty("probability").GetDouble())];
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        var lines = Run("predict", Model, "--n-best", "2", "Bob saw York").Output.Split('\n');
        Assert.Matches(@"^[01]\.\d{4}\t\[Bob PER\] saw \[York CITY\]$", lines[0]);
    }

    [Fact]
    public void LinesOfAFileAreAnsweredInTheirOrder()
    {
        TrainNames();
        var input = Write("input.txt", "Bob saw York\n\nthey\n");
        Assert.Equal("Bob B-PER\nsaw O\nYork B-CITY\n\n\nthey O\n\n", Run("predict", Model, "--input", input).Output);
        Assert.Equal(3, Run(File.ReadAllText(input), ["predict", Model, "--input", "-", "--json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void TheSchemeOfTheFileIsKeptAndConverted()
    {
        var data = Write("iob1.conll", string.Concat(Enumerable.Repeat("Ada I-PER\nBob B-PER\nsaw O\nYork I-CITY\n\n", 10)));
        var (_, output, _) = Run(["train", "tag", "--data", data, "--model", Model, .. Tiny]);
        Assert.Contains("2 types of spans (iob1): CITY, PER", output, StringComparison.Ordinal);
        Assert.Equal("Ada I-PER\nBob B-PER\nsaw O\nYork I-CITY\n\n", Run("predict", Model, "Ada Bob saw York").Output);
        Assert.Contains("(iob2)", Run(["train", "tag", "--data", data, "--scheme", "bio", "--model", Model, .. Tiny]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryOptionReachesTheModel()
    {
        string[] options =
        [
            "--cell", "gru", "--layers", "2", "--bidirectional", "false", "--dropout", "0.25", "--head", "softmax", "--characters", "lstm", "--bigrams", "--bigram-embedding", "3", "--bigram-min-count", "1", "--tokens", "whitespace",
            "--lower-case", "--fold-width", "--initial-range", "0.1", "--recurrent-dropout", "0.125", "--word-dropout", "0.0625", "--min-count", "2", "--hold-out", "0.2",
        ];
        var (code, output, error) = Run(["train", "tag", "--data", Write("names.conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10))), "--model", Model, .. Tiny, .. options]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("names.conll: 24 training, 6 dev sentences", output, StringComparison.Ordinal);
        Assert.Contains("gru, whitespace, lower case, folded width, embedding 8, hidden 8, 2 layers, dropout 0.25, recurrent dropout 0.125, word dropout 0.0625, characters 4 to 4, bigrams 3, softmax\n", output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal(("tag", "iob2", "softmax", false), (json.GetProperty("task").GetString(), json.GetProperty("scheme").GetString(), json.GetProperty("head").GetString(), json.GetProperty("bidirectional").GetBoolean()));
        Assert.Equal("2", json.GetProperty("training").GetProperty("minCount").GetString());
        Assert.Contains("task        tag\n", Run("inspect", Model).Output, StringComparison.Ordinal);
        AssertFails(Run("predict", Model, "--n-best", "2", "a"), 2, "--n-best was given, but the model chooses each tag for itself");
    }

    [Fact]
    public void ThreadsDoNotChangeTheModel()
    {
        string[] train = ["train", "tag", "--data", Write("names.conll", Conll), "--bigrams", "--dropout", "0.2", .. Tiny];
        Run([.. train, "--model", At("one"), "--threads", "1"]);
        Run([.. train, "--model", At("two"), "--threads", "2"]);
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
    }

    [Fact]
    public void InterruptingKeepsWhatWasLearned()
    {
        Interrupting = "\"epoch\":2";
        var data = Write("names.conll", Conll);
        var (code, output, _) = Run(["train", "tag", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json", .. Settings(epochs: 500)]);
        Assert.Equal(130, code);
        Assert.Contains("\"interrupted\":true", output, StringComparison.Ordinal);
        Assert.Equal("O", SequenceTagger.Load(Model).Tag(["saw"]).Tags[0]);
    }

    [Theory]
    [InlineData("ragged.conll", "a B-X\nb\n", "ragged.conll, line 2: ")]
    [InlineData("mixed.conll", "a B-X\nb M-X\nc I-X\n", "mixed.conll, line 1: ")]
    [InlineData("untold.txt", "a/b\n", "--format")]
    [InlineData("empty.conll", "\n\n", "empty.conll holds no sentence")]
    [InlineData("noslash.tag", "a/X b\n", "noslash.tag, line 1: ")]
    public void ABadFileIsNamedWithItsLine(string name, string content, string expected) =>
        AssertFails(Run(["train", "tag", "--data", Write(name, content), "--model", Model, .. Tiny]), 1, expected);

    [Fact]
    public void WhatIsAnotherTasksIsRefused()
    {
        TrainNames();
        var names = At("names.conll");
        AssertFails(Run("evaluate", Model, names, "--text", "x"), 2, "--text was given, but the model tags sentences; leave it out");
        AssertFails(Run("evaluate", Model, names, "--format", "csv"), 2, "--format is 'csv', but the model tags sentences; expected conll, conllu, word-tag or segmented");
        AssertFails(Run("predict", Model, "--explain", "a"), 2, "--explain was given, but the model tags sentences; leave it out");
        AssertFails(Run("evaluate", Model, Write("pos.conll", "a NN\n")), 1, "pos.conll: ");
        Train();
        AssertFails(Run("evaluate", Model, names, "--column", "2"), 2, "--column was given, but the model classifies texts; leave it out");
        AssertFails(Run("predict", Model, "--n-best", "2", "a"), 2, "--n-best was given, but the model classifies texts");
        AssertFails(Run("train", "tag", "--model", Model, "--format", "conll"), 2, "--format, --column and --encoding say how files are written, but no file was given");
        AssertFails(Run("train", "tag", "--model", Model, "--sample", "languages"), 2, "there is no sample 'languages'; expected parts or words");
        AssertFails(Run("train", "tag", "--model", Model, "--scheme", "biu"), 2, "there is no scheme called 'biu'");
        AssertFails(Run("train", "tag", "--model", Model, "--bidirectional", "maybe"), 2, "'maybe'");
    }

    [Fact]
    public void ScoresAreATable()
    {
        TrainNames();
        var output = Run("evaluate", Model, Write("dev.conll", "Ada B-PER\nflew O\n\nOslo B-ORG\n")).Output;
        Assert.Matches(@"^accuracy \d+\.\d\d% \(\d of 3\)\n  known to training .+\n  unknown to training .+ of 2\)\n", output);
        Assert.Matches(@"\nORG +0\.00% +0\.00% +0\.00% +0 +1 +0\n", output);
    }

    private static string[] Settings(int epochs) =>
        ["--embedding", "8", "--hidden", "8", "--epochs", $"{epochs}", "--batch", "4", "--learning-rate", "0.03", "--character-embedding", "4", "--character-hidden", "4"];

    private void TrainNames() => Assert.Equal(0, Run(["train", "tag", "--data", Write("names.conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10))), "--model", Model, .. Settings(epochs: 12)]).Code);
}
