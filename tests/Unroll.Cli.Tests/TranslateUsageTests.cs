namespace Unroll.Cli.Tests;

/// <summary>What <c>train translate</c> says of files and options that it cannot use.</summary>
public class TranslateUsageTests : TranslatorHarness
{
    [Theory]
    [InlineData("notab.tsv", "a\tb\nc\n",
        "notab.tsv, line 2: there is no tab, but source<TAB>target was expected; give the translations' file too")]
    [InlineData("source.tsv", "a\tb\n\n \tc\n", "source.tsv, line 3: there is no sentence before the tab")]
    [InlineData("target.tsv", "a\tb\nc\t \n", "target.tsv, line 2: there is no translation after the tab")]
    [InlineData("empty.tsv", "\n\n", "empty.tsv holds no sentence")]
    [InlineData("nul.tsv", "a\tb\nc\td\0\n", "nul.tsv, line 2, byte 4: a NUL byte")]
    public void ABadFileIsNamedWithItsLine(string name, string content, string expected)
    {
        AssertFails(Train("--data", Write(name, content)), 1, expected);
        AssertFails(Train("--data", Numbers(), "--dev", Write(name, content)), 1, expected);
        AssertFails(Train("--data", Numbers(), "--test", Write(name, content)), 1, expected);
        Assert.False(File.Exists(Model));
    }

    [Theory]
    [InlineData("a\nb\nc\n", "x\ny\n", "numbers.en ends before line 3, but ", "numbers.de has a sentence there")]
    [InlineData("a\n", "x\ny\n", "numbers.de ends before line 2, but ", "numbers.en has a sentence there")]
    [InlineData("a\n\nc\n", "x\ny\nz\n", "numbers.de, line 2: the line is empty, but ",
        "numbers.en has a sentence there; give both, or take the line out of both")]
    [InlineData("a\nb\nc\n", "x\n \nz\n", "numbers.en, line 2: the line is empty, but ",
        "numbers.de has a sentence there; give both, or take the line out of both")]
    public void FilesThatDoNotFitAreNamedWithTheirLine(string source, string target, string expected, string other)
    {
        var (sources, targets) = (Write("numbers.de", source), Write("numbers.en", target));
        foreach (var run in new[] { Train("--data", sources, "--target", targets),
            Train("--data", Numbers(), "--dev", sources, "--dev-target", targets),
            Train("--data", Numbers(), "--test", sources, "--test-target", targets) })
        {
            AssertFails(run, 1, expected);
            Assert.Contains(other, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APairThatIsTooLongIsNamed()
    {
        var words = string.Join(' ', Enumerable.Repeat("eins", 5000));
        AssertFails(Train("--data", Write("long.tsv", $"eins\tone\n{words}\tone\n")), 1,
            "long.tsv: the source of pair 2, 'eins eins eins eins eins eins eins eins ...', has 5000 tokens, but at "
            + "most 1024 were expected; cut it into sentences, or leave it out");
        AssertFails(Train("--data", Write("long.tsv", $"eins\t{words}\n")), 1,
            "long.tsv: the target of pair 1, 'eins eins eins eins eins eins eins eins ...', has 5000 tokens, but at "
            + "most 1024 were expected");
    }

    [Fact]
    public void TheErrorIsJsonWhereJsonIsAsked() =>
        AssertFails(Train("--data", Write("notab.tsv", "a\n"), "--json"), 1,
            "notab.tsv, line 1: there is no tab, but source<TAB>target was expected; give the translations' file too "
            + "if they have one of their own (--target)\"}");

    [Fact]
    public void VocabulariesWithoutRoomForATokenAreRefused()
    {
        AssertFails(Train("--data", Numbers(), "--max-vocabulary", "4"), 2,
            "--max-vocabulary is '4', but a whole number of 5 or more was expected");
        Assert.Equal(0, Train("--data", Numbers(), "--max-vocabulary", "5").Code);
        AssertFails(Train("--data", Numbers(), "--tokens", "words", "--min-count", "1000"), 1,
            "numbers.tsv: no token of the source occurs often enough to be in its vocabulary");
    }

    [Fact]
    public void PartsOfFilesThatWereNotGivenAreRefused()
    {
        var (data, targets) = (Numbers(), Targets());
        AssertFails(Train("--data", data, "--dev-target", targets), 2,
            "numbers.en has the translations of --dev, which was not given; give both");
        AssertFails(Train("--data", data, "--test-target", targets), 2,
            "numbers.en has the translations of --test, which was not given; give both");
        AssertFails(Train("--dev", data, "--target", targets), 2,
            "numbers.en has the translations of --data, which was not given; give both");
        AssertFails(Train("--target", targets), 2,
            "--target is about files of data, but none was given; give --data too");
        AssertFails(Train("--data", Sources(), "--target", At("none.en")), 1, "there is no file ");
    }

    [Fact]
    public void TheModelIsNeverWrittenOverTheData()
    {
        var (sources, targets) = (Sources(), Targets());
        var before = File.ReadAllText(targets);
        AssertFails(Run("train", "translate", "--data", sources, "--target", targets, "--model", targets), 2,
            "numbers.en would write over the data in ");
        AssertFails(Run(
            "train", "translate", "--data", Numbers(), "--test", sources, "--test-target", targets, "--model", targets),
            2, "numbers.en would write over the data in ");
        Assert.Equal(before, File.ReadAllText(targets));
    }

    [Theory]
    [InlineData("--attention dot --decoder-hidden 7",
        "--attention dot multiplies states of the encoder by states of the decoder, but the encoder's have 16 units "
        + "and the decoder's 7; give --decoder-hidden 16, or --attention bilinear")]
    [InlineData("--attention scaled-dot --decoder-hidden 7", "--attention scaled-dot multiplies states of the encoder")]
    [InlineData("--attention none --coverage",
        "--coverage is a part of attention, but --attention is none; leave one of them out")]
    [InlineData("--attention none --input-feeding",
        "--input-feeding is a part of attention, but --attention is none; leave one of them out")]
    [InlineData("--attention cosine",
        "--attention is 'cosine', but additive, bilinear, dot, scaled-dot or none was expected")]
    [InlineData("--tokens words --target-tokens characters --shared-vocabulary",
        "--shared-vocabulary is one vocabulary for both sides, but --tokens is 'words' and --target-tokens "
        + "'characters'; give both the same, or leave it out")]
    [InlineData(
        "--tokens bpe:0",
        "--tokens is 'bpe:0', but words, characters, whitespace, treebank or bpe:N with N from 1 to 1000000 was "
        + "expected")]
    [InlineData("--target-tokens bpe",
        "--target-tokens is 'bpe', but words, characters, whitespace, treebank or bpe:N with N from 1 to 1000000 was "
        + "expected")]
    [InlineData("--batch 4 --batch-tokens 50", "--batch and --batch-tokens were both given; give one of them")]
    [InlineData("--bleu intl", "--bleu is 'intl', but 13a, zh, char or none was expected")]
    [InlineData("--patience 2",
        "--patience needs dev scores, but there are no dev data; give some, or hold out a part of the training data")]
    [InlineData("--schedule plateau",
        "--schedule plateau needs dev scores, but there are no dev data; give some, or hold out a part of the "
        + "training data")]
    [InlineData("--scheduled-sampling 1", "--scheduled-sampling is '1', but 0 or more and less than 1 was expected")]
    [InlineData("--sample values", "--data and --sample were both given; give one of them")]
    [InlineData("--hold-out 0.5 --dev x.tsv", "--dev and --hold-out were both given; give one of them")]
    public void OptionsThatDoNotFitAreRefused(string options, string expected) =>
        AssertFails(Train(["--data", Numbers(), .. options.Split(' ')]), 2, expected);

    [Fact]
    public void ThereIsOneSample() =>
        AssertFails(Train("--sample", "parts"), 2, "--sample 'parts' is no sample; expected values");

    private (int Code, string Output, string Error) Train(params string[] options) =>
        Run(["train", "translate", "--model", Model, .. Brief(), .. options]);
}
