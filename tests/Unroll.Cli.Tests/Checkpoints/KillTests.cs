namespace Unroll.Cli.Tests;

/// <summary>
/// Trainings of all tasks, with all options that hold state, end in the same bytes however often they were killed: 20
/// kills in all, at random moments (<see cref="KilledTraining"/>) that UNROLL_KILL_SEED repeats.
/// </summary>
[Trait("Category", "Kill")]
public class KillTests(ITestOutputHelper output) : Harness
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 24).Select(i => $"w{i}")];

    [Fact]
    public void AClassifierEndsInTheSameBytes() => Kill(
        7,
        "train", "classify", "--data", Lines("texts.tsv", (i, words) => $"c{i % 3}\t{words}\n"), "--hold-out", "0.2",
        "--epochs", "14", "--checkpoint-every", "2", "--batch", "8", "--dropout", "0.3", "--word-dropout", "0.1",
        "--weight-decay", "0.01", "--average-last", "3", "--schedule", "plateau:1:0.7", "--patience", "12");

    [Fact]
    public void ATaggerEndsInTheSameBytes() => Kill(
        6,
        "train", "tag", "--data",
        Lines("tags.txt", (_, words) => string.Concat(words.Split(' ').Select(word => $"{word} T{word[^1]}\n")) + "\n"),
        "--format", "conll", "--hold-out", "0.2", "--epochs", "10", "--checkpoint-every", "2", "--batch", "8",
        "--dropout", "0.3", "--word-dropout", "0.1", "--weight-decay", "0.01", "--average-last", "2", "--schedule",
        "cosine:10", "--patience", "10");

    [Fact]
    public void ATranslatorEndsInTheSameBytes() => Kill(
        7,
        "train", "translate", "--data", Lines("pairs.tsv", (_, words) => $"{words}\t{words.ToUpperInvariant()}\n"),
        "--hold-out", "0.1", "--tokens", "words", "--epochs", "10", "--checkpoint-every", "2", "--batch", "8",
        "--dropout", "0.2", "--scheduled-sampling", "0.3", "--weight-decay", "0.01", "--average-last", "2",
        "--schedule", "plateau:0", "--patience", "10");

    private void Kill(int kills, params string[] train)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        var random = new Random(KilledTraining.Seed(output));
        new KilledTraining(At("."), [.. train, "--json", "--embedding", "12", "--hidden", "12"], random)
            .Run(kills, output);
    }

    /// <summary>Sentences of random words.</summary>
    private string Lines(string name, Func<int, string, string> line)
    {
        var random = new Random(1);
        return Write(name, string.Concat(Enumerable.Range(0, 100).Select(i =>
            line(i, string.Join(' ', random.GetItems(Words, random.Next(3, 10)))))));
    }
}
