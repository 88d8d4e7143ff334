using System.Text.Json;
using Spectre.Console;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class LabGatesTests : TranslatorHarness
{
    private const string Sentence = "Ada B-PER\nsaw O\n";

    [Theory]
    [InlineData("classify", "good 好 33", "good 好 33")]
    [InlineData("tag", "Ada saw 纽约", "Ada saw 纽 约")]
    [InlineData("translate", "eins zwei", "eins zwei </s>")]
    public void AModelOfAnyTaskIsShown(string task, string text, string tokens)
    {
        TrainModel(task);
        var (code, output, error) = Run("lab", "gates", Model, text);
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.StartsWith("mean over ", lines[0], StringComparison.Ordinal);
        var shown = lines.Index().Where(line => line.Item.TrimStart() == tokens).Select(line => line.Index).ToArray();
        Assert.NotEmpty(shown);
        // The six rows above the tokens are as wide as they are, with a name and a range each.
        var width = lines[shown[0]].GetCellWidth();
        Assert.Equal(["i", "f", "|u|", "o", "|c|", "|h|"],
            lines[(shown[0] - 6)..shown[0]].Select(line => line.Split(' ')[0]));
        Assert.All(lines[(shown[0] - 6)..shown[0]], line =>
        {
            Assert.Matches(@"^\S+ +\d\.\d\d to \d\.\d\d( |$)", line);
            Assert.InRange(line.GetCellWidth(), 0, width);
        });
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("tag")]
    [InlineData("translate")]
    public void ProgramsGetTheValuesOfTheTrace(string task)
    {
        TrainModel(task);
        var (code, output, _) = Run("lab", "gates", Model, "good saw eins", "--json", "--units", "2");
        Assert.Equal(0, code);
        var json = Assert.Single(Lines(output));
        Assert.Equal(["task", "tokens", "cut", "layers"], NamesOf(json));
        var trace = TextModels.Load(Model).Trace("good saw eins");
        Assert.Equal(task, json.GetProperty("task").GetString());
        Assert.Equal(trace.Tokens, Texts(json.GetProperty("tokens")));
        Assert.False(json.GetProperty("cut").GetBoolean());
        JsonElement[] layers = [.. json.GetProperty("layers").EnumerateArray()];
        Assert.Equal(trace.Network.Layers.Count, layers.Length);
        foreach (var (expected, layer) in trace.Network.Layers.Zip(layers))
        {
            Assert.Equal(expected.Layer + 1, layer.GetProperty("layer").GetInt32());
            Assert.Equal(expected.IsReverse ? "backward" : "forward", layer.GetProperty("direction").GetString());
            JsonElement[] all = [.. layer.GetProperty("series").EnumerateArray()];
            Assert.Equal(
                expected.Series.Select(series => series.Name), all.Select(one => one.GetProperty("name").GetString()!));
            foreach (var (series, one) in expected.Series.Zip(all))
            {
                Assert.Equal(["name", "mean", "meanAbsolute", "units"], NamesOf(one));
                foreach (var (unit, values) in one.GetProperty("units").EnumerateArray().Index())
                    Assert.Equal(series.Values.Select(1, unit).ToArray(), Numbers(values));
                Assert.Equal(2, one.GetProperty("units").GetArrayLength());
                AssertMeans(one.GetProperty("mean"), value => value);
                AssertMeans(one.GetProperty("meanAbsolute"), MathF.Abs);

                void AssertMeans(JsonElement means, Func<float, float> part)
                {
                    foreach (var (t, mean) in Numbers(means).Index())
                        Assert.Equal(
                            series.Values.Select(0, t).ToArray().Average(value => (double)part(value)), mean, 1e-6);
                }
            }
        }
    }

    [Fact]
    public void ALayerIsChosenAndUnitsAreLeftOut()
    {
        string[] more = ["--layers", "2", "--cell", "gru"];
        Assert.Equal(0, Run(["train", "classify", "--data", Data(), "--model", Model, .. more, .. Small]).Code);
        var both = Lines(Run("lab", "gates", Model, "a", "--json").Output)[0].GetProperty("layers");
        var second = Lines(Run("lab", "gates", Model, "a", "--json", "--layer", "2").Output)[0].GetProperty("layers");
        Assert.True(both.GetArrayLength() > second.GetArrayLength());
        Assert.All(second.EnumerateArray(), layer => Assert.Equal(2, layer.GetProperty("layer").GetInt32()));
        var series = second[0].GetProperty("series")[0];
        Assert.Equal(["name", "mean", "meanAbsolute"], NamesOf(series));
        Assert.Equal("r", series.GetProperty("name").GetString());
        AssertFails(Run("lab", "gates", Model, "a", "--layer", "3"), 2,
            "--layer is 3, but the model has 2 layers; give 2 or less");
        AssertFails(Run("lab", "gates", Model, "a", "--units", "5"), 2,
            "--units is 5, but a layer of the model has 4 units; give 4 or less");
    }

    [Fact]
    public void ThePictureIsTheSameEachTime()
    {
        Train();
        string[] asked = ["lab", "gates", Model, "good 好 3", "--units", "2", "--plot"];
        Assert.Equal(Run(asked[..^1]), Run([.. asked, At("1.svg")]));
        Assert.Equal(0, Run([.. asked, At("2.svg"), "--json"]).Code);
        var bytes = File.ReadAllBytes(At("1.svg"));
        Assert.Equal(bytes, File.ReadAllBytes(At("2.svg")));
        Assert.Contains(">好</text>", File.ReadAllText(At("1.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongUsageIsSaidInASentence()
    {
        Train();
        AssertFails(Run("lab", "gates"), 2, "'unroll lab gates --help' shows what can be given");
        AssertFails(Run("lab", "gates", Model), 2, "'unroll lab gates --help' shows what can be given");
        AssertFails(Run("lab", "gates", Model, "a", "b"), 2, "'unroll lab gates --help' shows what can be given");
        AssertFails(Run("lab", "gates", Model, "a", "--layer", "0"), 2,
            "--layer is '0', but a whole number of 1 or more was expected");
        AssertFails(Run("lab", "gates", Model, "a", "--units", "x"), 2,
            "--units is 'x', but a whole number of 1 or more was expected");
        AssertFails(Run("lab", "gates", Model, " "), 1, "the text ' ' has no token, so there is nothing to trace");
        AssertFails(Run("lab", "gates", At("none"), "a"), 1, "none");
        AssertFails(Run("lab", "gates", Model, "a", "--plot", Model), 2,
            "would write over the data in");
        AssertFails(Run("lab", "gates", Model, "a", "--plot", At("no/p.svg")), 1, "there is no folder");
    }

    private void TrainModel(string task)
    {
        if (task == "classify")
            Train();
        else if (task == "translate")
            TrainNumbers();
        else
            Assert.Equal(0, Run(
                ["train", "tag", "--data", Write("names.conll", string.Join("\n", Enumerable.Repeat(Sentence, 9))),
                    "--model", Model, .. Brief()]).Code);
    }

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(one => one.GetSingle())];
}
