using System.Text.Json;

namespace Unroll.Cli.Tests;

public class PredictTaggerTests : TaggerHarness
{
    [Fact]
    [Trait("Category", "Long")]
    public void JsonHasPlacesTagsAndProbabilities()
    {
        TrainNames("learned");
        var one = JsonDocument.Parse(Run("predict", Model, "--json", "Bob saw New York").Output).RootElement;
        Assert.Equal(["text", "tokens", "spans", "sentences"], one.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(
            ["B-PER", "O", "B-CITY", "I-CITY"], one.GetProperty("tokens").EnumerateArray()
            .Select(token => token.GetProperty("tag").GetString()!));
        var span = one.GetProperty("spans")[1];
        Assert.Equal(
            ("New York", 8, 16, "CITY"),
            (span.GetProperty("text").GetString(), span.GetProperty("start").GetInt32(), span.GetProperty("end")
            .GetInt32(), span.GetProperty("type").GetString()));
        Assert.InRange(span.GetProperty("probability").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void SeveralAnswersComeWithTheirProbabilities()
    {
        TrainNames();
        var best = JsonDocument.Parse(
            Run("predict", Model, "--n-best", "3", "--json", "Bob saw York").Output).RootElement.GetProperty("best");
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
        Assert.Equal(
            3, Run(File.ReadAllText(input), ["predict", Model, "--input", "-", "--json"]).Output.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void WordsOfASegmentedTextAreNamed()
    {
        var data = Write(
            "words.txt", string.Concat(Enumerable.Repeat("我们 一起 去 北京\n北京 很 大\n", 20)));
        Assert.Equal(0, Run(["train", "tag", "--data", data, "--format", "segmented", "--model", Model, .. Tiny]).Code);
        JsonElement[] lines = [.. Run("predict", Model, "--json", "我们去 北京", "").Output.Split('\n')[..^1]
            .Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["text", "tokens", "spans", "words"], lines[0].EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(
            ["我们", "去", "北京"],
            lines[0].GetProperty("words").EnumerateArray().Select(word => word.GetString()!));
        Assert.Equal(0, lines[1].GetProperty("words").GetArrayLength());
        Assert.Equal("我们 去 北京\n\n", Run("predict", Model, "我们去 北京", "").Output);
    }

    [Fact]
    public void WhatTheFormatCannotHoldIsSaidBehindTheAnswersBeforeIt()
    {
        var data = Write("names.conll", Conll);
        Assert.Equal(
            0, Run(["train", "tag", "--data", data, "--model", Model, .. Settings(epochs: 8, "whitespace")]).Code);
        var run = Run("saw\n-DOCSTART- saw\nsaw\n", ["predict", Model, "--input", "-"]);
        AssertFails(run, 1,
            "the answer to '-DOCSTART- saw' cannot be written: the token -DOCSTART- stands for a new document in "
            + "conll; leave it out, or use --json");
        Assert.Equal("saw O\n\n", run.Output);
        Assert.Equal(
            3, Run("saw\n-DOCSTART- saw\nsaw\n", ["predict", Model, "--input", "-", "--json"]).Output.Count(
            c => c == '\n'));
    }
}
