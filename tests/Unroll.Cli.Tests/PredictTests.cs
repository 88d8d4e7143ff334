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
            Assert.Equal(["text", "label", "probability", "probabilities"], line.EnumerateObject().Select(entry => entry.Name));
            Assert.Equal(line.GetProperty("probability").GetSingle(), line.GetProperty("probabilities").GetProperty(line.GetProperty("label").GetString()!).GetSingle());
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
    public void WrongUsageIsSaidInASentence()
    {
        Train();
        AssertFails(Run("predict", Model), 2, "there is no text to predict");
        AssertFails(Run("predict", Model, "a", "--input", "-"), 2, "not both");
        AssertFails(Run("predict", Model, "a", "--jsn"), 2, "there is no option '--jsn' (a text that begins with a dash goes behind --)");
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
