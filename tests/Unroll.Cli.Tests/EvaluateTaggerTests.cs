using System.Text.Json;

namespace Unroll.Cli.Tests;

public class EvaluateTaggerTests : TaggerHarness
{
    [Fact]
    public void ScoresAreATable()
    {
        TrainNames();
        var output = Run("evaluate", Model, Write("dev.conll", "Ada B-PER\nflew O\n\nOslo B-ORG\n")).Output;
        Assert.Matches(
            @"^accuracy \d+\.\d\d% \(\d of 3\)\n  known to training .+\n  unknown to training .+ of 2\)\n", output);
        Assert.Contains(
            "  training knew no tag of 1 token, which counts as a mistake\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\nORG +0\.00% +0\.00% +0\.00% +0 +1 +0\n", output);
    }

    [Fact]
    public void JsonHasTheScoresTheCountsAndTheTypes()
    {
        TrainNames();
        var json = JsonDocument.Parse(Run("evaluate", Model, At("names.conll"), "--json").Output).RootElement;
        Assert.Equal(
            ["f1", "accuracy", "knownAccuracy", "precision", "recall", "correct", "tokens", "sentences", "types"],
            json.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal((110, 30), (json.GetProperty("tokens").GetInt32(), json.GetProperty("sentences").GetInt32()));
        var types = json.GetProperty("types").EnumerateArray().ToArray();
        Assert.Equal(
            [("CITY", 20), ("PER", 20)],
            types.Select(type => (type.GetProperty("type").GetString()!, type.GetProperty("gold").GetInt32())));
        Assert.Equal(
            ["type", "precision", "recall", "f1", "correct", "gold", "predicted"], types[0].EnumerateObject()
            .Select(entry => entry.Name));
    }

    [Fact]
    public void TheModelKnowsItsFormatAndColumn()
    {
        var data = Write(
            "columns.txt", string.Concat(Enumerable.Repeat("Ada 1 B-PER x\nsaw 2 O x\nYork 3 B-CITY x\n\n", 10)));
        Assert.Equal(
            0, Run(["train", "tag", "--data", data, "--format", "conll", "--column", "3", "--model", Model,
            .. Tiny]).Code);
        var scores = Run("evaluate", Model, data);
        Assert.Equal((0, ""), (scores.Code, scores.Error));
        Assert.Equal(scores, Run("evaluate", Model, data, "--format", "conll", "--column", "3"));
        AssertFails(Run("evaluate", Model, data, "--column", "4"), 1,
            "columns.txt: the sentence of line 1: tag 'x' is of no scheme");
        Assert.Equal(
            3, Run("predict", Model, "Ada saw York").Output.Split('\n').Count(line => line.Split(' ').Length == 2));
    }

    [Fact]
    public void WhatIsAnotherTasksIsRefused()
    {
        TrainNames();
        var names = At("names.conll");
        AssertFails(Run("evaluate", Model, names, "--text", "x"), 2,
            "--text was given, but the model tags sentences; leave it out");
        AssertFails(Run("evaluate", Model, names, "--format", "csv"), 2,
            "--format is 'csv', but conll, conllu, word-tag, segmented or jsonl was expected, as the model "
            + "tags sentences");
        AssertFails(Run("predict", Model, "--explain", "a"), 2,
            "--explain was given, but the model tags sentences; leave it out");
        AssertFails(Run("evaluate", Model, Write("pos.conll", "a NN\n")), 1, "pos.conll: ");
        Train();
        AssertFails(Run("evaluate", Model, names, "--column", "2"), 2,
            "--column was given, but the model classifies texts; leave it out");
        AssertFails(Run("predict", Model, "--n-best", "2", "a"), 2,
            "--n-best was given, but the model classifies texts");
    }
}
