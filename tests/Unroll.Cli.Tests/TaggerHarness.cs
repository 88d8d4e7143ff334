namespace Unroll.Cli.Tests;

/// <summary>
/// What the tests of taggers have in common: a corpus of names and settings that learn it in a moment.
/// </summary>
public abstract class TaggerHarness : Harness
{
    protected const string Conll =
        "Ada B-PER\nLovelace I-PER\nsaw O\nYork B-CITY\n\nBob B-PER\nsaw O\nNew B-CITY\nYork I-CITY\n\nthey O\nsaw "
            + "O\nnothing O\n";

    protected string[] Tiny { get; } = Settings(epochs: 8);

    protected static string[] Settings(int epochs, string tokens = "words") =>
        [.. SizesFor(epochs), "--tokens", tokens, "--lower-case", "false", "--dropout", "0", "--word-dropout", "0",
            "--schedule", "constant"];

    protected static string[] SizesFor(int epochs) =>
        ["--embedding", "8", "--hidden", "8", "--epochs", $"{epochs}", "--batch", "4", "--learning-rate", "0.03",
            "--character-embedding", "4", "--character-hidden", "4"];

    /// <summary>A tagger of names in <see cref="Harness.Model"/>.</summary>
    protected void TrainNames(string tokens = "words") =>
        Assert.Equal(
            0, Run(["train", "tag", "--data", Write("names.conll", string.Concat(Enumerable.Repeat(Conll + "\n", 10))),
            "--model", Model, .. Settings(epochs: 12, tokens)]).Code);
}
