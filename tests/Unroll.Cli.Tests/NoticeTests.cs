using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>What the commands say of files that look like a mistake, whether they are read or refused.</summary>
public class NoticeTests : TaggerHarness
{
    private static readonly string[] Texts = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? $"good day {i}"
        : $"bad day {i}")];

    [Fact]
    public void SwappedColumnsAreRefused()
    {
        // That the other column is the label shows only where its values recur.
        var swapped = Write("swapped.tsv", string.Concat(
            Texts.Select((text, i) => $"{text}\t{(i < 10 ? text[..3] : $"{i}")}\n")));
        const string said = "swapped.tsv: each of the 12 texts has a label of its own, such as 'good day 0', but "
            + "classes of several texts were expected; are text and label swapped";
        AssertFails(Run("train", "classify", "--data", swapped, "--model", Model), 1, said);
        AssertFails(Run("train", "classify", "--data", swapped, "--model", Model, "--hold-out", "0.1"), 1, said);
        AssertFails(Run("train", "classify", "--data", swapped, "--model", Model, "--json"), 1, said);
        Assert.Equal((0, ""), Code(Run(["train", "classify", "--data", swapped, "--model", Model, "--text", "1",
            "--label", "2", .. Small])));
        Assert.Equal((0, ""), Code(Run("evaluate", Model, swapped, "--text", "1", "--label", "2")));
    }

    [Fact]
    public void AHeaderAmongTheTextsIsSaidBeforeTraining()
    {
        var data = Write("header.tsv",
            "stars\tphrase\n" + string.Concat(Texts.Select(text => $"{text[..3]}\t{text}\n")));
        string[] train = ["train", "classify", "--data", data, "--model", Model, .. Small];
        var said = $"{data}: the first text is the only one with the label 'stars': is it a header, or no text "
            + "of the corpus? A header's columns can be named (--text, --label)";
        Assert.Equal((0, $"note: {said}\n"), Code(Run(train)));
        var (code, output, error) = Run([.. train, "--json"]);
        Assert.Equal((0, said), (code, JsonDocument.Parse(error).RootElement.GetProperty("notice").GetString()));
        Assert.All(output.Split('\n')[..^1], line => JsonDocument.Parse(line));
        Assert.Equal((0, ""), Code(Run([.. train, "--text", "phrase", "--label", "stars"])));
    }

    [Fact]
    public void SeparatorsAndWhatIsLeftOutAreSaid()
    {
        var data = Write("texts.jsonl",
            string.Concat(Texts.Select(text =>
            $"{{\"text\":\"{text}\u2028x\",\"label\":\"{text[..3]}\",\"answer\":\"accept\"}}\n"))
            + "{\"text\":\"x\",\"label\":\"goo\",\"answer\":\"reject\"}\n");
        string[] said =
        [
            $"note: {data}, line 1: a line separator (LS, U+2028) stands here, and such on 11 more lines, which does "
                + "not end a line; if lines were to end there, put a line feed in its place",
            $"note: {data}: 1 of 13 objects is left out, 1 with the answer reject or ignore",
        ];
        Assert.Equal(said, Run(["train", "classify", "--data", data, "--model", Model,
            .. Small]).Error.Split('\n')[..^1].Order(StringComparer.Ordinal));
        Assert.Equal(said, Run("evaluate", Model, data).Error.Split('\n')[..^1].Order(StringComparer.Ordinal));
        var pairs = Write("pairs.tsv", "a b\u0085\tc d\ne\tf\n");
        Assert.Equal(1, Run("train", "translate", "--data", pairs, "--model", Model, "--embedding", "4", "--hidden",
            "4", "--epochs", "1").Error.Split("NEL, U+0085").Length - 1);
    }

    [Fact]
    public void LabelsAndTagsThatTrainingNeverSawAreSaid()
    {
        Train();
        var (code, error) = Code(Run("evaluate", Model, Write("more.tsv", "pos\tgood\nother\tx\n")));
        Assert.Equal((0, $"note: {At("more.tsv")}: 1 of 2 texts has a label that training never saw, 'other', and "
            + $"can only count as mistakes\n"), (code, error));
        error = Run(["train", "classify", "--data", Data(), "--test", At("more.tsv"), "--model", Model,
            .. Small]).Error;
        Assert.Equal($"note: {Data()}: 1 of 2 test texts has a label that training never saw, 'other', and can only "
            + $"count as mistakes\n", error);
        TrainNames();
        error = Run("evaluate", Model, Write("dev.conll", "Ada B-PER\nflew O\n\nOslo B-ORG\n")).Error;
        Assert.Equal($"note: {At("dev.conll")}: 1 of 3 tokens has a tag that training never saw, 'B-ORG', and can "
            + $"only count as mistakes\n", error);
        error = Run(["train", "tag", "--data", At("names.conll"), "--test", At("dev.conll"), "--model", Model,
            .. Tiny]).Error;
        Assert.Equal($"note: {At("names.conll")}: 1 of 3 test tokens has a tag that training never saw, 'B-ORG', and "
            + $"can only count as mistakes\n", error);
    }

    [Theory]
    [InlineData("tag", "one.conll", "Ada B-PER\nsaw O\n",
        "one.conll: there are no two sentences, of which one could be held out; give more, or dev data of their own")]
    [InlineData("translate", "one.tsv", "eins\tone\neins\ta\n",
        "one.tsv: there are no two different sentences, of which one could be held out; give more, or dev data of "
        + "their own")]
    [InlineData("classify", "one.tsv", "pos\tgood\n",
        "one.tsv: there are no two texts, of which one could be held out; give more, or dev data of their own")]
    public void WhatHoldsOutNothingIsRefused(string task, string name, string content, string expected) =>
        AssertFails(Run("train", task, "--data", Write(name, content), "--hold-out", "0.1", "--model", Model), 1,
            expected);

    [Fact]
    public void AReadmeAmongClassFilesIsLeftOut()
    {
        Directory.CreateDirectory(At("reviews"));
        foreach (var (name, content) in new[] { ("pos.txt", "good\nwell\n"), ("neg.txt", "bad\nill\n"),
            ("README.txt", "about\nthese\n") })
            File.WriteAllText(At($"reviews/{name}"), content);
        var (_, output, error) = Run(["train", "classify", "--data", At("reviews"), "--model", Model, .. Small]);
        Assert.Contains("2 classes: neg 2, pos 2\n", output, StringComparison.Ordinal);
        Assert.Equal($"note: the folder {At("reviews")}: 'README.txt' is taken for no class and left out; rename "
            + $"what is one\n", error);
    }

    [Fact]
    public void AClassWithACommaCanBeWeighed()
    {
        var data = Write("commas.tsv",
            string.Concat(Texts.Select((text, i) => $"{(i % 2 == 0 ? "good, very" : "bad")}\t{text}\n")));
        Assert.Equal((0, ""), Code(Run(["train", "classify", "--data", data, "--model", Model, "--class-weights",
            "good, very=2,bad=1", .. Small])));
        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal("bad=1,good, very=2", json.GetProperty("training").GetProperty("classWeights").GetString());
    }

    [Fact]
    public void SpansOfAnnotationToolsTrainATagger()
    {
        var data = Write("names.jsonl", string.Concat(Enumerable.Repeat("""
            {"text":"Ada Lovelace saw York.","label":[[0,12,"PER"],[17,21,"CITY"]]}
            {"text":"Bob saw New York.","spans":[{"start":0,"end":3,"label":"PER"},{"start":8,"end":16,"label":"CITY"}],"answer":"accept"}
            {"text":"they saw nothing","entities":[]}

            """, 10)));
        Assert.Equal((0, ""), Code(Run(["train", "tag", "--data", data, "--hold-out", "0.1", "--model", Model,
            .. Settings(epochs: 12)])));
        var answer = JsonDocument.Parse(Run("predict", Model, "Bob saw York.").Output).RootElement;
        Assert.Equal("Bob saw York .", answer.GetProperty("text").GetString());
        Assert.Equal(["PER", "CITY"],
            answer.GetProperty("spans").EnumerateArray().Select(span => span.GetProperty("label").GetString()));
        Assert.Contains("accuracy 100.00% (130 of 130)", Run("evaluate", Model, data).Output, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Code((int Code, string Output, string Error) run) => (run.Code, run.Error);
}
