namespace Unroll.Cli.Tests;

/// <summary>
/// Larger models, on public corpora where UNROLL_DATA names them and else on the samples, killed as often as
/// UNROLL_KILLS says, each.
/// </summary>
[Trait("Category", "LongKill")]
public class LongKillTests(ITestOutputHelper output) : Harness
{
    [Fact]
    public void AClassifierEndsInTheSameBytes() => Kill(
        "classify", Data("polarity/train.tsv", "--tokens", "whitespace", "--hold-out", "0.1"), "--bidirectional",
        "--hidden", "128", "--epochs", "3", "--patience", "2", "--average-last", "2", "--word-dropout", "0.2");

    [Fact]
    public void ATaggerEndsInTheSameBytes() => Kill(
        "tag", Data("resume-ner/dev.char.bmes", "--bigrams", "--hold-out", "0.1"), "--hidden", "100", "--epochs", "6",
        "--schedule", "plateau:0", "--average-last", "3");

    [Fact]
    public void ATranslatorEndsInTheSameBytes() => Kill(
        "translate", Data(
            "multi30k/val.de", "--target", "multi30k/val.en", "--hold-out", "0.1", "--shared-vocabulary"),
        "--hidden", "64", "--embedding", "64", "--epochs", "3", "--scheduled-sampling", "0.2", "--average-last", "2");

    private void Kill(string task, string[] data, params string[] options)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        var isSet = int.TryParse(Environment.GetEnvironmentVariable("UNROLL_KILLS"), out var kills);
        Assert.SkipUnless(isSet && kills > 0, "UNROLL_KILLS is not set; 100 is a whole run");
        var random = new Random(KilledTraining.Seed(output));
        new KilledTraining(
            At("."),
            ["train", task, .. data, .. options, "--json", "--checkpoint-every", "5", "--dropout", "0.3",
                "--weight-decay", "0.01"],
            random).Run(kills, output);
    }

    private static string[] Data(string file, params string[] options)
    {
        if (Environment.GetEnvironmentVariable("UNROLL_DATA") is not { } folder)
            return [];
        return ["--data", Path.Combine(folder, file), .. options.Select(option =>
            option.StartsWith("multi30k/", StringComparison.Ordinal) ? Path.Combine(folder, option) : option)];
    }
}
