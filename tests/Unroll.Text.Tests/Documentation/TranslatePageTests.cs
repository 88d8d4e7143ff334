namespace Unroll.Text.Tests.Documentation;

/// <summary>The C# of <c>docs/translate.md</c> stands here, and runs; the last test holds the page to it.</summary>
[Collection(nameof(CurrentFolder))]
public class TranslatePageTests
{
    [Fact]
    public void TwoFilesBecomeAnAnswer()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            WritePairs("train.de", "train.en");
            Train();
            Ask();
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void EveryBlockOfThePageIsHere() => PageBlocks.AssertIn("docs/translate.md");

    /// <summary>A small corpus: sentences of who does what, a file for each language.</summary>
    internal static void WritePairs(string source, string target)
    {
        (string, string)[] people = [("Eine Frau", "A woman"), ("Ein Mann", "A man"), ("Ein Kind", "A child")],
            verbs = [("liest", "reads"), ("sieht", "sees"), ("malt", "paints")];
        (string, string)[] things = [(" ein Buch", " a book"), (" einen Hund", " a dog"), (" eine Blume", " a flower"),
            ("", "")];
        var pairs = people.SelectMany(
            who => verbs.SelectMany(
            does => things.Select(
            what => ($"{who.Item1} {does.Item1}{what.Item1}.", $"{who.Item2} {does.Item2}{what.Item2}.")))).ToArray();
        File.WriteAllLines(source, pairs.Select(pair => pair.Item1));
        File.WriteAllLines(target, pairs.Select(pair => pair.Item2));
    }

    private static void Train()
    {
        var (train, dev) = HeldOut.Split(ParallelTextFile.Read("train.de", "train.en"), part: 0.1, seed: 1);
        var options = new TranslatorOptions
        {
            Tokens = "words",
            Embedding = 32,
            Hidden = 32,
            Attention = AttentionScoreKind.Bilinear
        };
        var training = new TrainingOptions { Epochs = 30, BatchSize = 16, LearningRate = 1e-2f };
        var trained = Translator.Train(
            train, options, training, dev, progress: p => Console.WriteLine($"epoch {p.Epoch}: loss {p.Loss:F3}"));
        trained.Save("de-en.safetensors");

        var scores = trained.Evaluate(dev);
        Console.WriteLine($"BLEU {scores.Bleu.Value:F1}, chrF {scores.ChrF:F1}, exact match {scores.Exact.Share:P1}");
        Assert.True(scores.Exact.Share > 0.7,
            $"exact match of sentences that training has not is {scores.Exact.Share:P1}");
    }

    private static void Ask()
    {
        var translator = Translator.Load("de-en.safetensors");
        var translation = translator.Predict("Eine Frau liest ein Buch.");
        Console.WriteLine($"{translation.Text} ({translation.LogProbability:F2})");
        var alignment = translation.Alignment!;
        for (var t = 0; t < alignment.Target.Count; t++)
            Console.WriteLine($"{alignment.Target[t]} looked at {alignment.Source[alignment.Strongest(t)]}");
        Assert.Equal("A woman reads a book.", translation.Text);

        var options = new DecodingOptions { Beam = 5 };
        foreach (var best in translator.PredictBest(["Eine Frau liest ein Buch.", "Ein Mann liest."], 2, options))
            Console.WriteLine(string.Join(" | ", best.Select(one => one.Text)));
        Assert.Equal(
            ["A woman reads a book.", "A man reads."],
            translator.Predict(["Eine Frau liest ein Buch.", "Ein Mann liest."]).Select(one => one.Text));
    }
}
