using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary><c>train --from MODEL</c>.</summary>
public class FromTests : TaggerHarness
{
    [Fact]
    public void AModelIsTrainedFurther()
    {
        TrainNames();
        var more = Write("more.conll", "Ada B-PER\nlikes O\nPizza B-FOOD\n\nBob B-PER\nlikes O\nNew B-CITY\n"
            + "York I-CITY\n\n");
        string[] train = ["train", "tag", "--data", more, "--from", Model, "--epochs", "40", "--batch", "1",
            "--learning-rate", "0.03", "--schedule", "constant", "--dropout", "0", "--word-dropout", "0"];
        var run = Run([.. train, "--model", At("further")]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith(
            "from      trained further, knows 4 of 6 words, adds 2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("embedding 8, hidden 8", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "Ada B-PER\nlikes O\nPizza B-FOOD\n\n", Run("predict", At("further"), "Ada likes Pizza").Output);
        // The file of the model that training starts from may be written over by it.
        Assert.Equal(0, Run([.. train, "--model", Model]).Code);
        Assert.Equal(File.ReadAllBytes(At("further")), File.ReadAllBytes(Model));
    }

    [Fact]
    public void AnotherTaskTakesWordsAndEncoder()
    {
        TrainNames();
        var run = Run("train", "classify", "--data", Data(), "--from", Model, "--epochs", "1", "--model", At("c"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith(
            "from      the words and the encoder of a model for the task 'tag', ", run.Output,
            StringComparison.Ordinal);
        var classifier = TextClassifier.Load(At("c"));
        Assert.Equal("tag", classifier.Training["from"]);
        run = Run(
            "train", "classify", "--data", Data(), "--from", Model, "--epochs", "1", "--model", At("c"), "--json");
        Assert.EndsWith(
            $"\"from\":{JsonSerializer.Serialize(Model)},\"model\":{JsonSerializer.Serialize(At("c"))}}}\n", run.Output,
            StringComparison.Ordinal);
        Assert.Equal((8, 4, false), (
            classifier.Options.Hidden, classifier.Options.CharacterHidden, classifier.Options.LowerCase));
        Assert.NotEqual(Vocabulary.Unknown, classifier.Vocabulary.IdOf("Ada"));
    }

    [Fact]
    public void WhatTheModelReadsMayBeGivenAgainAndSaysMore()
    {
        var names = Write("pairs.conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10)));
        Assert.Equal(0, Run(
            ["train", "tag", "--data", names, "--model", Model, .. Settings(epochs: 1), "--bigrams",
                "--bigram-embedding", "4", "--bigram-min-count", "100"]).Code);
        string[] train = ["--data", names, "--from", Model, "--epochs", "1", "--model", At("further"),
            "--bigram-min-count"];
        Assert.Equal(2, Bigrams("100"));
        Assert.True(Bigrams("10") > 2);
        Assert.Equal("", Run(["train", "tag", .. train, "1", "--character-hidden", "4", "--bigrams"]).Error);

        int Bigrams(string least)
        {
            var run = Run(["train", "tag", .. train, least]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            return SequenceTagger.Load(At("further")).Model.NamedParameters()
                .Single(entry => entry.Name == "bigrams.weight").Parameter.Shape[0];
        }
    }

    [Fact]
    public void AFileOfSeveralColumnsIsReadAsTheModelsWas()
    {
        const string Rows = "1\tAda\tada\tPROPN\tNNP\t_\t0\troot\t_\t_\n"
            + "2\tsaw\tsee\tVERB\tVBD\t_\t1\tdep\t_\t_\n\n";
        var data = Write("rows.conllu", string.Concat(Enumerable.Repeat(Rows, 10)));
        Assert.Equal(0, Run(
            ["train", "tag", "--data", data, "--column", "xpos", "--model", Model, .. Settings(epochs: 1)]).Code);
        var run = Run("train", "tag", "--data", data, "--from", Model, "--epochs", "1", "--model", At("further"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        var further = SequenceTagger.Load(At("further"));
        Assert.Equal(["NNP", "VBD"], further.Tags);
        Assert.Equal("xpos", further.Options.Column);
    }

    [Fact]
    public void TheModelToStartFromStaysWhereTrainingMayBeResumed()
    {
        TrainNames();
        string[] train = ["train", "tag", "--data", At("names.conll"), "--from", Model, "--epochs", "1", "--model"];
        AssertFails(
            Run([.. train, Model, "--checkpoint", At("state")]), 2,
            "would write over the model of --from, which --resume will need; give the model a file of its own");
        AssertFails(Run([.. train, At("further"), "--checkpoint", Model]), 2, "would write over the data in");
        Assert.Equal(0, Run([.. train, At("further"), "--checkpoint", At("state")]).Code);
    }

    [Fact]
    public void WhatTheModelSettlesCannotBeGivenOtherwise()
    {
        TrainNames();
        string[] train = ["train", "tag", "--data", At("names.conll"), "--from", Model, "--model", At("further")];
        AssertFails(
            Run([.. train, "--hidden", "16"]), 2,
            "--hidden is '16', but the model of --from settles it as '8'; leave it out");
        AssertFails(
            Run([.. train, "--bigrams"]), 2,
            "--bigrams was given, but the model of --from settles it as 'false'; leave it out");
        AssertFails(
            Run([.. train, "--vectors", At("none")]), 2,
            "--vectors has words to start from, but training starts from those of a model; leave one of them out");
        Assert.Equal(0, Run([.. train, "--hidden", "8", "--epochs", "1"]).Code);
        AssertFails(
            Run("train", "tag", "--data", At("names.conll"), "--from", At("none"), "--model", At("further")), 1,
            "none");
    }
}
