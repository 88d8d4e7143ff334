using System.Text.Json;

namespace Unroll.Cli.Tests;

public class EvaluateTests : Harness
{
    [Fact]
    public void GivesTheScores()
    {
        Train();
        var (code, output, error) = Run("evaluate", Model, Data());
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            @"^accuracy \d+\.\d\d% \(\d+ of 20 texts\), macro F1 \d+\.\d\d%\n\nclass  precision   recall       F1   texts\nneg  .*\npos  .*\n\nrows are .*\n +neg +pos\nneg +\d+ +\d+\npos +\d+ +\d+\n$", output);

        var json = JsonDocument.Parse(Run("evaluate", Model, Data(), "--json").Output).RootElement;
        Assert.Equal(
            ["accuracy", "f1", "correct", "texts", "classes", "confusion"], json.EnumerateObject()
            .Select(entry => entry.Name));
        Assert.Equal(json.GetProperty("correct").GetInt32() / 20.0, json.GetProperty("accuracy").GetDouble());
        var (classes, confusion) = (
            json.GetProperty("classes").EnumerateArray().ToArray(), json.GetProperty("confusion").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray());
        Assert.Equal(["neg", "pos"], classes.Select(one => one.GetProperty("label").GetString()!));
        Assert.All(confusion, row => Assert.Equal(10, row.Sum()));
        for (var i = 0; i < 2; i++)
            Assert.Equal(confusion[i][i] / 10.0, classes[i].GetProperty("recall").GetDouble());
    }

    [Fact]
    public void LabelsThatTrainingDidNotKnowAreMistakesAndNamed()
    {
        Train();
        var (code, output, _) = Run("evaluate", Model, Write("more.tsv", "pos\tgood\nother\tx\n"));
        Assert.Equal(0, code);
        Assert.Contains("training knew no 'other': 1 text of it counts as a mistake", output, StringComparison.Ordinal);
    }

    [Fact]
    public void BadFilesAndUsageEndInASentence()
    {
        Train();
        AssertFails(Run("evaluate", Model, At("none.tsv")), 1, "there is no file");
        AssertFails(Run("evaluate", At("none"), Data()), 1, "there is no model file");
        AssertFails(Run("evaluate", Data(), Data()), 1, "safetensors");
        AssertFails(Run("evaluate", Model, "--jsn"), 2, "there is no option '--jsn'");
        AssertFails(Run("evaluate", Model), 2, "unroll evaluate --help");
        AssertFails(Run("evaluate", Model, Data(), "more"), 2, "more");
    }

    [Fact]
    public void ErrorsAreJsonWhereJsonIsAsked()
    {
        var (code, output, error) = Run("evaluate", At("none"), Data(), "--json");
        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            $"there is no model file {At("none")}; check its name and folder",
            JsonDocument.Parse(error).RootElement.GetProperty("error").GetString());
        Assert.Contains("\"error\"", Run("evaluate", "--json").Error, StringComparison.Ordinal);
    }
}
