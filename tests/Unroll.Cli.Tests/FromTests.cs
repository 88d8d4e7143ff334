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
        Assert.StartsWith("from      trained further, 2 new words\n", run.Output, StringComparison.Ordinal);
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
        Assert.Equal((8, 4, false), (
            classifier.Options.Hidden, classifier.Options.CharacterHidden, classifier.Options.LowerCase));
        Assert.NotEqual(Vocabulary.Unknown, classifier.Vocabulary.IdOf("Ada"));
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
            Run([.. train, "--vectors", At("none")]), 2,
            "--vectors has words to start from, but training starts from those of a model; leave one of them out");
        Assert.Equal(0, Run([.. train, "--hidden", "8", "--epochs", "1"]).Code);
        AssertFails(
            Run("train", "tag", "--data", At("names.conll"), "--from", At("none"), "--model", At("further")), 1,
            "none");
    }
}
