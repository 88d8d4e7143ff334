using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>How texts are cut, and what training says of tokens that raw text never gives.</summary>
public class TokensTests : TaggerHarness
{
    private const string Penn = "Ada/NNP do/VBP n't/RB say/VB 1\\/2/CD -LRB-/-LRB- so/RB -RRB-/-RRB-\n";

    /// <summary>Two sentences of a paragraph and one of another, with a multiword token.</summary>
    private const string Treebank = """
        # newpar
        # text = Vedo il mare.
        1	Vedo	_	VERB	_	_	_	_	_	_
        2	il	_	DET	_	_	_	_	_	_
        3	mare	_	NOUN	_	_	_	_	_	SpaceAfter=No
        4	.	_	PUNCT	_	_	_	_	_	_

        # text = Parlo del mare.
        1	Parlo	_	VERB	_	_	_	_	_	_
        2-3	del	_	_	_	_	_	_	_	_
        2	di	_	ADP	_	_	_	_	_	_
        3	il	_	DET	_	_	_	_	_	_
        4	mare	_	NOUN	_	_	_	_	_	SpaceAfter=No
        5	.	_	PUNCT	_	_	_	_	_	_

        # newpar
        # text = Il mare!
        1	Il	_	DET	_	_	_	_	_	_
        2	mare	_	NOUN	_	_	_	_	_	SpaceAfter=No
        3	!	_	PUNCT	_	_	_	_	_	_


        """;

    [Fact]
    [Trait("Category", "Long")]
    public void TokensAndSentencesAreLearnedFromATreebank()
    {
        Learned();
        Assert.Equal("learned", Json("inspect", Model).GetProperty("tokens").GetString());
        Assert.Equal(
            "# newpar\n# text = Parlo del mare.\n1\tParlo\t_\tVERB\t_\t_\t_\t_\t_\t_\n"
            + "2-3\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdi\t_\tADP\t_\t_\t_\t_\t_\t_\n3\til\t_\tDET\t_\t_\t_\t_\t_\t_\n"
            + "4\tmare\t_\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No\n5\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
            + "# text = Il mare!\n1\tIl\t_\tDET\t_\t_\t_\t_\t_\t_\n2\tmare\t_\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
            + "3\t!\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n",
            Run("predict", Model, "Parlo del mare. Il mare!").Output);
        var json = Json("predict", Model, "Parlo del mare. Il mare!");
        Assert.Equal(
            [("Parlo del mare.", 5), ("Il mare!", 3)], json.GetProperty("sentences").EnumerateArray().Select(
                one => (one.GetProperty("text").GetString()!, one.GetProperty("tokens").GetInt32())));
        Assert.Equal(
            [("di", 6, 9), ("il", 6, 9)], json.GetProperty("tokens").EnumerateArray().Skip(1).Take(2).Select(one => (
                one.GetProperty("text").GetString()!, one.GetProperty("start").GetInt32(),
                one.GetProperty("end").GetInt32())));
        Assert.StartsWith(
            "# newpar\n# text = Il mare.\n1\tIl\t_\tDET\t_\t_\t_\t_\t_\t_\n2\tmare.\t",
            Run("predict", Model, "--tokens", "whitespace", "Il mare.").Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void RawTextIsScoredAsTheSharedTaskScoresIt()
    {
        var data = Learned();
        var table = Run("evaluate", Model, data, "--raw");
        Assert.Equal((0, ""), (table.Code, table.Error));
        Assert.Matches(
            @"^raw text +precision +recall +F1\ntokens( +100\.00%){3}\nsentences( +100\.00%){3}\n"
            + @"words( +100\.00%){3}\ntags( +100\.00%){3}\n$", table.Output);
        var json = Json("evaluate", Model, data, "--raw").GetProperty("corpus");
        Assert.Equal(
            ["tokens", "sentences", "words", "tags"], json.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(240, json.GetProperty("words").GetProperty("gold").GetInt32());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void SentencesWithoutATextAreWrittenInTwoWays()
    {
        TrainNames("learned");
        Assert.Equal("learned", Json("inspect", Model).GetProperty("tokens").GetString());
        var json = Json("evaluate", Model, At("names.conll"), "--raw");
        Assert.Equal(["blanks", "print"], json.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(
            1, json.GetProperty("print").GetProperty("spans").GetProperty("f1").GetDouble());
    }

    [Fact]
    public void OnlyATaggerTakesOtherTokens()
    {
        var texts = Write("texts.tsv", "good\tI can't.\nbad\tI cannot.\ngood\tI can.\nbad\tI can't not.\n");
        Assert.Equal(
            (0, ""), Errors(Run("train", "classify", "--data", texts, "--model", Model, "--epochs", "1")));
        AssertFails(
            Run("predict", Model, "--tokens", "words", "yes"), 2, "--tokens was given, but the model classifies");
        AssertFails(Run("predict", Model, "--tokens", "syllables", "yes"), 2, "--tokens is 'syllables', but learned, ");
    }

    private static (int Code, string Error) Errors((int Code, string Output, string Error) run) =>
        (run.Code, run.Error);

    private string Learned()
    {
        var data = Write("tokens.conllu", string.Concat(Enumerable.Repeat(Treebank, 20)).ReplaceLineEndings("\n"));
        Assert.Equal(
            0, Run(["train", "tag", "--data", data, "--model", Model, .. Settings(epochs: 20, "learned")]).Code);
        return data;
    }

    [Fact]
    public void ATaggerOfThePennTreebankReadsRawText()
    {
        var data = Write("penn.pos", string.Concat(Enumerable.Repeat(Penn, 20)));
        string[] settings = ["--model", Model, .. Settings(epochs: 30, "treebank")];
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
