using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class TrainTagTests : TaggerHarness
{
    public static TheoryData<string, string, string> Formats => new()
    {
        { "conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10)), "Ada saw York" },
        { "conllu", string.Concat(
            Enumerable.Repeat("# text\n1\tAda\t_\tPROPN\t_\t_\t_\t_\t_\t_\n2\tsaw\t_\tVERB\t_\t_\t_\t_\t_\t_\n\n", 20)),
            "Ada saw" },
        { "word-tag", string.Concat(Enumerable.Repeat("Ada/NNP saw/VBD her/PRP\nthey/PRP saw/VBD Ada/NNP\n", 20)),
            "they saw her" },
        { "segmented", string.Concat(Enumerable.Repeat("我们 一起 去 北京\n北京 很 大\n", 20)),
            "我们去北京" },
    };

    [Theory]
    [InlineData("parts",
        "1,500 training, 150 dev, 300 test sentences, 19,171 training tokens, 4 types of spans (iob2): AMOUNT, DATE, "
        + "NUMBER, TIME", "F1 24.21%, accuracy 80.20%")]
    [InlineData("words", "1,500 training, 150 dev, 300 test sentences, 28,399 training tokens, words (bmes)",
        "F1 73.73%, accuracy 76.00%")]
    public void ASampleIsLearnedShownAndMeasured(string sample, string about, string baseline)
    {
        var (code, output, error) = Run(
            "train", "tag", "--sample", sample, "--model", Model, "--embedding", "4", "--hidden", "4", "--epochs", "1",
            "--tokens", sample == "words" ? "characters" : "words");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"data      built-in sample '{sample}': {about}", output, StringComparison.Ordinal);
        Assert.Matches(@"\ntest +F1 \d+\.\d\d%, accuracy \d+\.\d\d%\n  each token's most frequent tag +", output);
        Assert.Contains(baseline, output, StringComparison.Ordinal);
        Assert.Equal(
            5, output.Split('\n')
            .Count(line => line.Contains("(right)", StringComparison.Ordinal)
            || line.Contains("(it is ", StringComparison.Ordinal)));
        Assert.Matches("\nnext, type\n  .+ predict .*model.safetensors \".+\"\n$", output);
        Assert.DoesNotContain("some text", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatIsLearnedMeasuredAndWrittenBack(string format, string corpus, string text)
    {
        var data = Write("corpus.txt", corpus);
        var (code, output, error) = Run(
            ["train", "tag", "--data", data, "--format", format, "--test", data, "--model", Model, "--json", .. Tiny]);
        Assert.Equal((0, ""), (code, error));
        var done = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal(1, done.GetProperty("test").GetProperty("accuracy").GetDouble(), 0.02);

        var scores = JsonDocument.Parse(Run("evaluate", Model, data, "--json").Output).RootElement;
        var hasSpans = format is "conll" or "segmented";
        Assert.Equal(hasSpans, scores.TryGetProperty("f1", out _));
        foreach (var (name, value) in done.GetProperty("test").EnumerateObject()
            .Select(entry => (entry.Name, entry.Value.GetDouble())))
            Assert.Equal(value, scores.GetProperty(name).GetDouble());

        var answer = Write($"answer.{format}", Run("predict", Model, text, text).Output);
        var read = TaggedTextFile.Read(answer, new TaggedTextOptions { Format = TaggedFormats.Named(format) })
            .ToArray();
        Assert.Equal(2, read.Length);
        var expected = SequenceTagger.Load(Model).Predict(text).ToSentences()[0];
        Assert.All(read, sentence =>
            Assert.Equal(expected.Tokens.Zip(expected.Tags), sentence.Tokens.Zip(sentence.Tags)));
        Assert.Equal(
            1, JsonDocument.Parse(
            Run("evaluate", Model, answer, "--format", format, "--json").Output).RootElement.GetProperty("accuracy")
            .GetDouble());
    }

    [Fact]
    public void TheSchemeOfTheFileIsKeptAndConverted()
    {
        var data = Write(
            "iob1.conll", string.Concat(Enumerable.Repeat("Ada I-PER\nBob B-PER\nsaw O\nYork I-CITY\n\n", 10)));
        var (_, output, _) = Run(["train", "tag", "--data", data, "--model", Model, .. Tiny]);
        Assert.Contains("2 types of spans (iob1): CITY, PER", output, StringComparison.Ordinal);
        Assert.Equal("Ada I-PER\nBob B-PER\nsaw O\nYork I-CITY\n\n", Run("predict", Model, "Ada Bob saw York").Output);
        Assert.Contains(
            "(iob2)", Run(["train", "tag", "--data", data, "--scheme", "bio", "--model", Model, .. Tiny]).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ioe1", "Ada I-PER\nLovelace E-PER\nBob I-PER\nsaw O\nYork I-CITY\n\n")]
    [InlineData("ioe2", "Ada I-PER\nLovelace E-PER\nBob E-PER\nsaw O\nYork E-CITY\n\n")]
    [InlineData("bilou", "Ada B-PER\nLovelace L-PER\nBob U-PER\nsaw O\nYork U-CITY\n\n")]
    [InlineData("bilou", "Ada PER_B\nLovelace PER_L\nBob PER_U\nsaw O\nYork CITY_U\n\n")]
    [InlineData("iob2", "Ada B_PER\nLovelace I_PER\nBob B_PER\nsaw O\nYork B_CITY\n\n")]
    [InlineData("iob2", "Ada PER-B\nLovelace PER-I\nBob PER-B\nsaw O\nYork CITY-B\n\n")]
    [InlineData("iob2", "Ada b-PER\nLovelace i-PER\nBob b-PER\nsaw o\nYork b-CITY\n\n")]
    [InlineData("bios", "Ada B-PER\nLovelace I-PER\nBob S-PER\nsaw O\nYork S-CITY\n\n")]
    public void AnswersAreInTheSchemeAndTheSpellingOfTheFile(string scheme, string sentence)
    {
        var data = Write("names.conll", string.Concat(Enumerable.Repeat(sentence, 20)));
        string[] train = ["train", "tag", "--data", data, "--test", data, "--model", Model, .. Settings(epochs: 12)];
        var (code, output, error) = Run(train);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"2 types of spans ({scheme}): CITY, PER", output, StringComparison.Ordinal);
        Assert.Contains("\ntest                             F1 100.00%, accuracy 100.00%\n", output,
            StringComparison.Ordinal);
        Assert.Contains("  [Ada Lovelace PER] [Bob PER] saw [York CITY]  (right)\n", output, StringComparison.Ordinal);
        Assert.Equal(sentence, Run("predict", Model, "Ada Lovelace Bob saw York").Output);
        Assert.Contains("[Ada Lovelace PER] [Bob PER] saw [York CITY]",
            Run("predict", Model, "--n-best", "1", "Ada Lovelace Bob saw York").Output, StringComparison.Ordinal);
        var scores = JsonDocument.Parse(Run("evaluate", Model, data, "--json").Output).RootElement;
        Assert.Equal((1, 1, 60),
            (scores.GetProperty("f1").GetDouble(), scores.GetProperty("accuracy").GetDouble(),
            scores.GetProperty("types").EnumerateArray().Sum(type => type.GetProperty("gold").GetInt32())));
        Assert.Equal(scheme,
            JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement.GetProperty("scheme").GetString());
    }

    [Fact]
    public void WhatLooksWrongIsSaidBeforeTraining()
    {
        var data = Write("odd.conll",
            string.Concat(Enumerable.Repeat("1 Ada BEGIN-PER\n2 Lovelace IN-PER\n3 saw O\n\n", 10)));
        var (code, output, error) = Run(["train", "tag", "--data", data, "--model", Model, .. Tiny]);
        Assert.Equal(0, code);
        Assert.Contains("3 tags", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "the tokens of each sentence count 1, 2, 3, as their numbers do; are the words in another column "
                    + "(--token-column)?",
                "tags such as 'BEGIN-PER' look as if they marked spans, but their letters are of no scheme that is "
                    + "known, so that all are learned as classes of single tokens, without spans and F1; "
                + "write them as B-PER, I-PER and O, or say that there are none (--scheme none)",
            ],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[$"note: {data}: ".Length..]));
        (code, output, error) = Run(["train", "tag", "--data", data, "--model", Model, "--json", .. Tiny]);
        Assert.Equal(0, code);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
            Assert.StartsWith(data, JsonDocument.Parse(line).RootElement.GetProperty("notice").GetString(),
            StringComparison.Ordinal));
        Assert.Equal("",
            Run(["train", "tag", "--data", data, "--token-column", "2", "--scheme", "none", "--model", Model, .. Tiny])
            .Error);
    }

    [Fact]
    public void TheModelKnowsTheColumnOfTheTokens()
    {
        var data = Write("numbered.conll",
            string.Concat(Enumerable.Repeat("# id 5\n1 Ada B-PER\n2 saw O\n3 York B-CITY\n\n", 10)));
        Assert.Equal(0, Run(["train", "tag", "--data", data, "--token-column", "2", "--model", Model, .. Tiny]).Code);
        Assert.Equal("2",
            JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement.GetProperty("tokenColumn")
            .GetString());
        Assert.Equal("Ada B-PER\nsaw O\nYork B-CITY\n\n", Run("predict", Model, "Ada saw York").Output);
        var scores = Run("evaluate", Model, data);
        Assert.Equal((0, ""), (scores.Code, scores.Error));
        Assert.Equal(scores, Run("evaluate", Model, data, "--token-column", "2", "--column", "-1"));
        AssertFails(Run("evaluate", Model, data, "--token-column", "4"), 1,
            "numbered.conll, line 2: there is no column 4 for the token; there are 3 columns (--token-column)");
        AssertFails(Run("evaluate", Model, data, "--format", "conllu", "--token-column", "2"), 1,
            "conllu has no choice of columns for the token");
        Train();
        AssertFails(Run("evaluate", Model, data, "--token-column", "2"), 2,
            "--token-column was given, but the model classifies texts; leave it out");
    }

    [Fact]
    public void EveryOptionReachesTheModel()
    {
        string[] options =
        [
            "--cell", "gru", "--layers", "2", "--bidirectional", "false", "--dropout", "0.25", "--head", "softmax",
                "--characters", "lstm", "--bigrams", "--bigram-embedding", "3", "--bigram-min-count", "1", "--tokens",
                "whitespace",
            "--lower-case", "--fold-width", "--initial-range", "0.1", "--recurrent-dropout", "0.125", "--word-dropout",
                "0.0625", "--min-count", "2", "--hold-out", "0.2",
        ];
        var (code, output, error) = Run(
            ["train", "tag", "--data", Write("names.conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10))),
            "--model", Model, .. SizesFor(epochs: 8), .. options]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("names.conll: 24 training, 6 held out sentences", output, StringComparison.Ordinal);
        Assert.Contains(
            "gru, whitespace, lower case, folded width, embedding 8, hidden 8, 2 layers, dropout 0.25, recurrent "
            + "dropout 0.125, word dropout 0.0625, characters 4 to 4, bigrams 3, softmax\n", output,
            StringComparison.Ordinal);
        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal(
            ("tag", "iob2", "softmax", false),
            (json.GetProperty("task").GetString(), json.GetProperty("scheme").GetString(), json.GetProperty("head")
            .GetString(), json.GetProperty("bidirectional").GetBoolean()));
        Assert.Equal("2", json.GetProperty("training").GetProperty("minCount").GetString());
        Assert.Matches(
            @"\ntask        tag\n(.*\n)vocabulary  \d+ entries\ncharacters  \d+ entries\nbigrams     \d+ entries\n"
            + "tags        9: ", Run("inspect", Model).Output);
        AssertFails(Run("predict", Model, "--n-best", "2", "a"), 2,
            "--n-best was given, but the model chooses each tag independently");
    }

    [Fact]
    public void ThreadsDoNotChangeTheModel()
    {
        string[] train = ["train", "tag", "--data", Write("names.conll", Conll), "--bigrams", "--dropout", "0.2",
            .. SizesFor(epochs: 8)];
        Run([.. train, "--model", At("one"), "--threads", "1"]);
        Run([.. train, "--model", At("two"), "--threads", "2"]);
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
    }

    [Fact]
    public void InterruptingKeepsWhatWasLearned()
    {
        Interrupting = "\"epoch\":2";
        var data = Write("names.conll", Conll);
        var (code, output, _) = Run(
            ["train", "tag", "--data", data, "--dev", data, "--test", data, "--model", Model, "--json",
            .. Settings(epochs: 500)]);
        Assert.Equal(130, code);
        Assert.Contains("\"interrupted\":true", output, StringComparison.Ordinal);
        Assert.Equal("O", SequenceTagger.Load(Model).Tag(["saw"]).Tags[0]);
    }

    [Theory]
    [InlineData("ragged.conll", "a B-X\nb\n", "ragged.conll, line 2: ")]
    [InlineData("mixed.conll", "a B-X\nb M-X\nc I-X\n", "mixed.conll, line 1: ")]
    [InlineData("untold.txt", "a word\nand some more words\n",
        "untold.txt: its lines show no format; name it with --format: conll, conllu, word-tag, segmented or jsonl")]
    [InlineData("empty.conll", "\n\n", "empty.conll holds no sentence")]
    [InlineData("noslash.tag", "a/X b\n", "noslash.tag, line 1: ")]
    public void ABadFileIsNamedWithItsLine(string name, string content, string expected) =>
        AssertFails(Run(["train", "tag", "--data", Write(name, content), "--model", Model, .. Tiny]), 1, expected);

    [Fact]
    public void WrongTagsOfDevOrTestAreSaidBeforeTrainingWithFileAndLine()
    {
        var wrong = Write("wrong.conll", "a O\n\nb NN\n");
        var data = Write("names.conll", Conll);
        AssertFails(Run(["train", "tag", "--data", data, "--test", wrong, "--model", Model, .. Tiny]), 1,
            "wrong.conll: the sentence of line 3: tag 'NN' is of no scheme");
        AssertFails(Run(["train", "tag", "--data", data, "--dev", wrong, "--model", Model, .. Tiny]), 1,
            "wrong.conll: the sentence of line 3: tag 'NN' is of no scheme");
        foreach (var seed in Enumerable.Range(1, 4)) // in the training part or in the one that is held out
            AssertFails(Run(
                ["train", "tag", "--data", wrong, "--scheme", "iob2", "--hold-out", "0.5", "--seed", $"{seed}",
                "--model", Model, .. Tiny]), 1, "wrong.conll: the sentence of line 3: tag 'NN'");
        Assert.False(File.Exists(Model));
    }

    [Fact]
    public void WrongUsageIsSaidInASentence()
    {
        AssertFails(Run("train", "tag", "--model", Model, "--format", "conll"), 2,
            "--format is about files of data, but none was given; give --data too");
        AssertFails(Run("train", "tag", "--model", Model, "--sample", "languages"), 2,
            "--sample 'languages' is no sample; expected parts or words");
        AssertFails(Run("train", "tag", "--model", Model, "--scheme", "biu"), 2, "there is no scheme called 'biu'");
        AssertFails(Run("train", "tag", "--model", Model, "--bidirectional", "maybe"), 2, "'maybe'");
    }

    [Fact]
    public void OptionsWithoutEffectAreRefused()
    {
        AssertFails(Run("train", "tag", "--model", Model, "--label-smoothing", "0.1"), 2,
            "--label-smoothing spreads each token's target over all tags, but --head crf");
        AssertFails(Run("train", "tag", "--model", Model, "--characters", "none", "--character-hidden", "3"), 2,
            "--characters none leaves that out");
        AssertFails(Run("train", "tag", "--model", Model, "--bigrams", "false", "--bigram-embedding", "3"), 2,
            "--bigrams false leaves them out");
        var data = Write("names.conll", Conll);
        Assert.Equal(
            0, Run(["train", "tag", "--data", data, "--head", "softmax", "--label-smoothing", "0.1", "--model", Model,
            .. Tiny]).Code);
    }
}
