using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>How texts are cut, and what training says of tokens that raw text never gives.</summary>
public class TokensTests : TaggerHarness
{
    private const string Penn = "Ada/NNP do/VBP n't/RB say/VB 1\\/2/CD -LRB-/-LRB- so/RB -RRB-/-RRB-\n";

    [Theory]
    [InlineData("words", "with --tokens words: '1\\/2', 'do', 'n't'; with --tokens treebank 0 would be\n")]
    [InlineData("treebank", null)]
    [InlineData("whitespace", null)]
    public void TrainingSaysWhichTokensRawTextNeverGives(string tokens, string? expected)
    {
        var data = Write("penn.pos", Penn);
        var (code, output, error) = Run(
            ["train", "tag", "--data", data, "--tokens", tokens, "--model", Model, .. Tiny]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("8 training tokens, ", output, StringComparison.Ordinal);
        if (expected is null)
            Assert.DoesNotContain("raw text", output, StringComparison.Ordinal);
        else
            Assert.Contains(
                $"\n          3 of them are not what raw text gives {expected}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ATaggerOfThePennTreebankReadsRawText()
    {
        var data = Write("penn.pos", string.Concat(Enumerable.Repeat(Penn, 20)));
        string[] settings = ["--tokens", "treebank", "--model", Model, .. Settings(epochs: 30)];
        Assert.Equal(0, Run(["train", "tag", "--data", data, .. settings]).Code);
        Assert.Equal(
            "Ada/NNP do/VBP n't/RB say/VB 1/2/CD (/-LRB- so/RB )/-RRB-\n",
            Run("predict", Model, "Ada don't say 1/2 (so)").Output);
        Assert.Equal(1, Json("evaluate", Model, data).GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void TheTreebanksTokensAreForEveryTask()
    {
        var texts = Write("texts.tsv", "good\tI can't.\nbad\tI cannot.\ngood\tI can.\nbad\tI can't not.\n");
        AssertTrained("classify", "--data", texts, "--hidden", "4", "--embedding", "4");
        var pairs = Write("pairs.tsv", "I can't.\tich kann nicht.\n");
        AssertTrained("translate", "--data", pairs, "--target-tokens", "words", "--hidden", "4", "--embedding", "4");
        AssertTrained("tag", "--data", Write("penn.pos", Penn), "--hidden", "4", "--embedding", "4");
    }

    private void AssertTrained(string task, params string[] more)
    {
        var (code, _, error) = Run(["train", task, "--tokens", "treebank", "--model", Model, "--epochs", "1", .. more]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("treebank", Json("inspect", Model).GetProperty("tokens").GetString());
    }

    private JsonElement Json(params string[] args) => JsonDocument.Parse(Run([.. args, "--json"]).Output).RootElement;
}
