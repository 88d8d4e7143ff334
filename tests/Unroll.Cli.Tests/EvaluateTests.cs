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
        Assert.Matches(@"^accuracy \d+\.\d\d% \(\d+ of 20 texts\)\n$", output);

        var json = JsonDocument.Parse(Run("evaluate", Model, Data(), "--json").Output).RootElement;
        Assert.Equal(["accuracy", "correct", "texts"], json.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(json.GetProperty("correct").GetInt32() / 20.0, json.GetProperty("accuracy").GetDouble());
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
        Assert.Equal($"there is no model file {At("none")}; check its name and folder", JsonDocument.Parse(error).RootElement.GetProperty("error").GetString());
        Assert.Contains("\"error\"", Run("evaluate", "--json").Error, StringComparison.Ordinal);
    }
}
