using System.Globalization;
using System.Xml.Linq;

namespace Unroll.Cli.Tests;

public class PredictTranslatorTests : TranslatorHarness
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ThereIsALineForEachText()
    {
        TrainNumbers();
        var (code, output, error) = Run(["predict", Model, .. Pairs.Select(pair => pair.Source)]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Pairs.Select(pair => pair.Target), output.Split('\n')[..^1]);
        Assert.Equal(output, Run(["predict", Model, "--beam", "1", .. Pairs.Select(pair => pair.Source)]).Output);
        Assert.Equal("\none\n\n", Run("predict", Model, "", "eins", " \t ").Output);
    }

    [Fact]
    public void LinesOfAFileOrOfStandardInputAreTranslatedInTheirOrder()
    {
        TrainNumbers();
        var input = Write("input.de", "\uFEFFeins\r\n\r\nzwei\r\nfünf\r\n");
        Assert.Equal((0, "one\n\ntwo\nfive\n", ""), Run("predict", Model, "--input", input));
        Assert.Equal((0, "one\n\ntwo\nfive\n", ""), Run("eins\n\nzwei\nfünf", ["predict", Model, "--input", "-"]));
        File.WriteAllBytes(At("latin1.de"), System.Text.Encoding.Latin1.GetBytes("fünf\n"));
        Assert.Equal("five\n", Run("predict", Model, "--input", At("latin1.de"), "--encoding", "latin1").Output);
        AssertFails(Run("predict", Model, "--input", At("latin1.de")), 1, "latin1.de, line 1, byte 2");
    }

    [Fact]
    public void JsonHasTheTranslationItsProbabilityAndWhatItLookedAt()
    {
        TrainNumbers();
        string[] texts = ["eins zwei \"x\"", "", "drei"];
        var lines = Lines(Run(["predict", Model, "--json", .. texts]).Output);
        Assert.Equal(texts, lines.Select(line => line.GetProperty("text").GetString()));
        Assert.Equal(
            ["text", "translation", "logProbability", "score", "finished", "sourceTokens", "targetTokens", "alignment"],
            NamesOf(lines[0]));
        Assert.Equal(["eins", "zwei", "\"", "x", "\"", "</s>"], Texts(lines[0].GetProperty("sourceTokens")));
        Assert.Equal(
            ["text", "translation", "logProbability", "score", "finished"],
            NamesOf(lines[1])); // there was nothing to look at
        var (three, target) = (lines[2], Texts(lines[2].GetProperty("targetTokens")));
        Assert.Equal(
            ("three", true),
            (three.GetProperty("translation").GetString(), three.GetProperty("finished").GetBoolean()));
        Assert.Equal(["three", "</s>"], target);
        // The score is a token's mean, where no other length penalty was asked for.
        Assert.Equal(
            three.GetProperty("logProbability").GetDouble() / target.Length, three.GetProperty("score").GetDouble(),
            1e-9);
        Assert.InRange(three.GetProperty("logProbability").GetDouble(), Math.Log(0.9), 0);
    }

    [Fact]
    public void AttentionIsARowForEachTokenOfTheTranslation()
    {
        TrainNumbers();
        var json = Lines(Run("predict", Model, "--json", "--attention", "-", "eins zwei drei vier").Output).Single();
        var rows = json.GetProperty("attention").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(weight => weight.GetDouble()).ToArray()).ToArray();
        Assert.Equal(json.GetProperty("targetTokens").GetArrayLength(), rows.Length);
        Assert.All(rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.Equal(1, row.Sum(), 5 * 0.5e-4); // each is rounded to four digits
        });
        Assert.Equal(
            rows.Select(row => row.Max()),
            rows.Zip(json.GetProperty("alignment").EnumerateArray(), (row, at) => row[at.GetInt32()]));
    }

    [Fact]
    public void TheBestTranslationsComeWithTheirProbabilities()
    {
        TrainNumbers();
        var (code, output, error) = Run(
            "predict", Model, "--n-best", "3", "--length-penalty", "0", "eins zwei drei vier", "zwei");
        Assert.Equal((0, ""), (code, error));
        string[][] lines = [.. output.Split('\n')[..^1].Select(line => line.Split('\t'))];
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^-\d+\.\d{4}$", line[0]));
        foreach (var list in lines.Chunk(3))
        {
            double[] probabilities = [.. list.Select(line => double.Parse(line[0], CultureInfo.InvariantCulture))];
            Assert.Equal(probabilities.OrderDescending(), probabilities);
            Assert.Equal(3, list.Select(line => line[1]).Distinct().Count());
        }
        Assert.Equal(
            Run("predict", Model, "--length-penalty", "0", "eins zwei drei vier", "zwei").Output,
            $"{lines[0][1]}\n{lines[3][1]}\n");

        var json = Lines(Run("predict", Model, "--n-best", "3", "--length-penalty", "0", "--json", "zwei").Output)
            .Single();
        var best = json.GetProperty("best").EnumerateArray().ToArray();
        Assert.Equal(
            lines[3..].Select(line => line[1]), best.Select(one => one.GetProperty("translation").GetString()!));
        Assert.Equal(json.GetProperty("translation").GetString(), best[0].GetProperty("translation").GetString());
        // A beam is as wide as what is asked of it.
        Assert.Equal(8, Run("predict", Model, "--n-best", "8", "zwei").Output.Count(c => c == '\n'));
    }

    [Fact]
    public void TheSearchKeepsToItsBounds()
    {
        TrainNumbers();
        Assert.Equal("one two\n", Run("predict", Model, "--max-length", "2", "eins zwei drei vier").Output);
        var cut = Lines(Run("predict", Model, "--max-length", "2", "--json", "eins zwei drei vier").Output).Single();
        Assert.False(cut.GetProperty("finished").GetBoolean());
        Assert.Equal(["one", "two"], Texts(cut.GetProperty("targetTokens"))); // without the mark of the end
        Assert.InRange(Run("predict", Model, "--min-length", "6", "zwei").Output.Trim('\n').Split(' ').Length, 6, 22);
        AssertFails(Run("predict", Model, "--min-length", "3", "--max-length", "2", "zwei"), 2,
            "--max-length is 2, but --min-length is 3; give a larger one");
    }

    [Fact]
    public void WhatWasLookedAtIsDrawnBelow()
    {
        TrainNumbers();
        var lines = Run("predict", Model, "--attention", "-", "zwei", "", "drei").Output.Split('\n');
        Assert.Equal("two", lines[0]);
        Assert.Equal("     zwei </s>", lines[1]);
        Assert.Matches("^ two .*[▓█]", lines[2]); // of two weights one is a half at least
        Assert.Matches("^</s> .*[▓█]", lines[3]);
        Assert.StartsWith("░ 0.05", lines[4], StringComparison.Ordinal);
        Assert.Equal(["", "three"], lines[5..7]); // nothing is drawn of what has no token
    }

    [Fact]
    public void APictureIsWrittenOfTheFirstHundredAndDrawnToo()
    {
        TrainNumbers();
        var (code, output, error) = Run(
            ["predict", Model, "--attention", At("map.svg"), "eins & <zwei>", "", .. Enumerable.Repeat("drei", 101)]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(102, output.Split('\n').Count(line => line.StartsWith("░ 0.05", StringComparison.Ordinal)));
        string[] labels = [.. XDocument.Load(At("map.svg")).Root!.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.Contains("&", labels);
        Assert.Equal(99, labels.Count(label => label == "drei"));
        Assert.Equal(
            output, Run(["predict", Model, "--attention", "-", "eins & <zwei>", "",
            .. Enumerable.Repeat("drei", 101)]).Output);
    }

    [Fact]
    public void APictureIsNeverWrittenOverWhatIsRead()
    {
        TrainNumbers();
        var (input, model) = (Write("input.de", "eins\n"), File.ReadAllBytes(Model));
        AssertFails(Run("predict", Model, "--attention", input, "--input", input), 2,
            "input.de would write over the data in ");
        AssertFails(Run("predict", Model, "--attention", Model, "eins"), 2,
            "model.safetensors would write over the data in ");
        AssertFails(Run("predict", Model, "--attention", At("none/map.svg"), "eins"), 1,
            "the picture cannot be written to ");
        Assert.Equal("eins\n", File.ReadAllText(input));
        Assert.Equal(model, File.ReadAllBytes(Model));
        // Where something fails there is no picture, and an earlier one stays.
        var before = Write("map.svg", "before");
        AssertFails(Run("a\0", ["predict", Model, "--input", "-", "--attention", before]), 1,
            "standard input, line 1, byte 2");
        Assert.Equal("before", File.ReadAllText(before));
    }

    [Fact]
    public void ALongTextIsReadAsFarAsItCanBeAndThatIsSaid()
    {
        TrainNumbers();
        var text = string.Join(' ', Enumerable.Repeat("eins", 5000));
        var (code, output, error) = Run("predict", Model, "--max-length", "30", "zwei", text, "drei");
        Assert.Equal(
            (0, "note: 'eins eins eins eins eins eins eins eins ...' has more than 1,024 tokens, of which the first "
            + "were translated; cut it into sentences\n"), (code, error));
        Assert.Equal(("two", "three", 4), (output.Split('\n')[0], output.Split('\n')[2], output.Split('\n').Length));

        var run = Run("predict", Model, "--json", "--max-length", "30", text, "zwei");
        Assert.Equal("", run.Error);
        var lines = Lines(run.Output);
        Assert.True(lines[0].GetProperty("sourceCut").GetBoolean());
        Assert.Equal(1025, lines[0].GetProperty("sourceTokens").GetArrayLength());
        Assert.False(lines[1].TryGetProperty("sourceCut", out _));
        // 1,024 are not too many.
        Assert.Equal("", Run("predict", Model, "--max-length", "30", text[..(5 * 1024 - 1)]).Error);
    }

    [Fact]
    public void AScriptNeverSeenGivesALineAllTheSame()
    {
        TrainNumbers();
        var (code, output, error) = Run("predict", Model, "γειά σου", "你好", "😀", "\u0007[x]");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(4, output.Count(c => c == '\n'));
        Assert.DoesNotContain('\u0007', output);
    }

    [Fact]
    public void WrongUsageIsSaidInASentence()
    {
        TrainNumbers();
        AssertFails(Run("predict", Model), 2, "there is no text to predict");
        AssertFails(Run("predict", Model, "--beam", "0", "eins"), 2,
            "--beam is '0', but a whole number from 1 to 100 was expected");
        AssertFails(Run("predict", Model, "--n-best", "6", "--beam", "5", "eins"), 2,
            "--n-best is 6, but a beam of 5 finds no more than 5; give a wider --beam, of at most 100");
        AssertFails(Run("predict", Model, "--n-best", "101", "eins"), 2,
            "--n-best is '101', but a whole number from 1 to 100 was expected, as the model translates sentences");
        AssertFails(Run("predict", Model, "--coverage-penalty", "-1", "eins"), 2,
            "--coverage-penalty is '-1', but a number of 0 or more was expected");
        AssertFails(Run("predict", Model, "--explain", "eins"), 2,
            "--explain was given, but the model translates sentences; --attention - shows");
    }

    [Fact]
    public void AFileCutShortEndsInASentenceWhereverItIsCut()
    {
        TrainNumbers();
        var bytes = File.ReadAllBytes(Model);
        foreach (var length in new[] { 0, 7, 8, 500, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(At("cut.safetensors"), bytes[..length]);
            AssertFails(Run("predict", At("cut.safetensors"), "eins"), 1, "cut.safetensors");
        }
    }
}
