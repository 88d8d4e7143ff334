using System.Text.Json;

namespace Unroll.Cli.Tests;

public class PredictTests : Harness
{
    [Fact]
    public void GivesALineForEachText()
    {
        Train();
        var (code, output, error) = Run("predict", Model, "good 好", "坏", "", "a\nb", "@x", "[y]");
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n')[..^1];
        Assert.Equal(["good 好", "坏", "", "a b", "@x", "[y]"], lines.Select(line => line.Split('\t')[2]));
        Assert.All(lines, line => Assert.Matches(@"^(pos|neg)\t[01]\.\d{4}\t", line));
    }

    [Fact]
    public void GivesAJsonObjectForEachText()
    {
        Train();
        var (_, output, _) = Run("predict", Model, "--json", "好 \"x\"", "b");
        Assert.Contains("好", output, StringComparison.Ordinal);
        JsonElement[] lines = [.. output.Split('\n')[..^1].Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["好 \"x\"", "b"], lines.Select(line => line.GetProperty("text").GetString()));
        Assert.All(lines, line =>
        {
            Assert.Equal(
                ["text", "label", "probability", "probabilities"], line.EnumerateObject().Select(entry => entry.Name));
            Assert.Equal(
                line.GetProperty("probability").GetSingle(), line.GetProperty("probabilities")
                .GetProperty(line.GetProperty("label").GetString()!).GetSingle());
        });
    }

    [Fact]
    public void ReadsAFileOrStandardInputLineByLine()
    {
        Train();
        var texts = Write("texts.txt", "\uFEFFgood\r\n\r\n好\r\n");
        var fromFile = Run("predict", Model, "--input", texts);
        Assert.Equal(["good", "", "好"], fromFile.Output.Split('\n')[..^1].Select(line => line.Split('\t')[2]));
        Assert.Equal(fromFile, Run("good\n\n好", ["predict", Model, "--input", "-"]));
        Assert.Equal((0, "", ""), Run("", ["predict", Model, "--input", "-"]));
        AssertFails(Run("a\0", ["predict", Model, "--input", "-"]), 1, "standard input, line 1, byte 2: a NUL byte");
        AssertFails(Run("predict", Model, "--input", At("none")), 1, "there is no file");
    }

    [Fact]
    public void ACrEndsALine()
    {
        Train();
        var fromFile = Run("predict", Model, "--json", "--input", Write("old.txt", "good\rbad\r\na\u2028x\n\r"));
        Assert.Equal(["good", "bad", "a\u2028x", ""],
            fromFile.Output.Split('\n')[..^1].Select(line =>
            JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()));
        Assert.Equal(fromFile, Run("good\rbad\r\na\u2028x\n\r", ["predict", Model, "--json", "--input", "-"]));
    }

    [Fact]
    public void ManyLinesComeInTheirOrder()
    {
        Train();
        string[] lines = [.. Enumerable.Range(0, 10_000)
            .Select(i => $"good {i}{(i % 100 == 0 ? new string('x', 5000) : "")}")];
        var (code, output, _) = Run("predict", Model, "--json", "--input", Write("many.txt", string.Join('\n', lines)));
        Assert.Equal(0, code);
        Assert.Equal(
            lines, output.Split('\n')[..^1]
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!));
    }

    [Fact]
    public void WhatCameBeforeABadLineIsPredicted()
    {
        Train();
        var (code, output, error) = Run("good\nbad\na\0\n", ["predict", Model, "--input", "-"]);
        Assert.Equal((1, 2), (code, output.Count(c => c == '\n')));
        Assert.Contains("standard input, line 3", error, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherEncodingsAreRead()
    {
        Train();
        File.WriteAllBytes(
            At("gb.txt"), System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("好\n坏\n"));
        Assert.Equal(
            ["好", "坏"], Run("predict", Model, "--input", At("gb.txt"), "--encoding", "gb18030").Output.Split('\n')[..^1]
            .Select(line => line.Split('\t')[2]));
        AssertFails(Run("predict", Model, "--input", At("gb.txt")), 1, "gb.txt, line 1, byte 1");
    }

    [Fact]
    public void AnExplanationWeighsTheWords()
    {
        Train();
        var (code, output, error) = Run("predict", Model, "--explain", "good 好!", "bad");
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            @"^(pos|neg)\t[01]\.\d{4}\tgood 好!\t(\S+ [-+]?[01]\.\d\d(, )?){3}\n(pos|neg)\t[01]\.\d{4}\tbad\tbad [-+]?[01]\.\d\d\n$", output);

        var json = JsonDocument.Parse(Run("predict", Model, "--explain", "--json", "good 好!").Output).RootElement;
        Assert.Equal("leave-one-out", json.GetProperty("explanation").GetString());
        Assert.Equal(
            [("good", 0), ("好", 5), ("!", 6)], json.GetProperty("words").EnumerateArray()
            .Select(word => (word.GetProperty("text").GetString()!, word.GetProperty("start").GetInt32())));
        Assert.Equal(0, Run("predict", Model, "--explain", string.Concat(Enumerable.Repeat("a ", 1500)), "b").Code);
    }

    [Fact]
    public void WrongUsageIsSaidInASentence()
    {
        Train();
        AssertFails(Run("predict", Model), 2, "there is no text to predict");
        AssertFails(Run("predict", Model, "a", "--input", "-"), 2, "not both");
        AssertFails(Run("predict", Model, "a", "--encoding", "latin1"), 2, "--encoding is of the file of --input");
        AssertFails(Run("predict", Model, "a", "--jsn"), 2,
            "there is no option '--jsn' (a text that begins with a dash goes after --)");
        Assert.Equal(0, Run("predict", Model, "a", "--", "--jsn").Code);
        AssertFails(Run("predict"), 2, "unroll predict --help");
    }

    [Fact]
    public void BrokenModelsEndInASentence()
    {
        Train();
        var bytes = File.ReadAllBytes(Model);
        File.WriteAllBytes(At("short"), bytes[..(bytes.Length / 2)]);
        AssertFails(Run("predict", At("short"), "a"), 1, At("short"));
        AssertFails(Run("predict", At("none"), "a"), 1, "there is no model file");
    }
}
