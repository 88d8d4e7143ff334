namespace Unroll.Text.Tests.Documentation;

/// <summary>The C# of <c>docs/classify.md</c> stands here, and runs; the last test holds the page to it.</summary>
[Collection(nameof(CurrentFolder))]
public class ClassifyPageTests
{
    [Fact]
    public void ACsvBecomesAnAnswer()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            string[] good = ["on time", "as it should", "well"], bad = ["late", "with a crack", "badly"];
            File.WriteAllLines(
                "reviews.csv",
                ["review,stars", .. Enumerable.Range(0, 60)
                .SelectMany(i =>
                new[] { $"\"It works, number {i}, {good[i % 3]}.\",good",
                    $"\"It broke, number {i}, {bad[i % 3]}.\",bad" })]);
            var columns = new LabelledTextOptions { TextColumn = "review", LabelColumn = "stars" };
            var (train, dev) = HeldOut.Split(LabelledTextFile.Read("reviews.csv", columns), part: 0.1, seed: 1);
            var options = new TextClassifierOptions
            {
                Bidirectional = true,
                Hidden = 32,
                Embedding = 32,
                Pooling = Pooling.Max,
                Dropout = 0.5f
            };
            var training = new TrainingOptions { Epochs = 20, Patience = 4 };
            var trained = TextClassifier.Train(
                train, options, training, dev, progress: p => Console.WriteLine($"epoch {p.Epoch}: loss {p.Loss:F3}"));
            trained.Save("reviews.safetensors");

            var scores = trained.Evaluate(dev);
            Console.WriteLine($"accuracy {scores.Accuracy:P1}, macro F1 {scores.MacroF1:P1}");
            foreach (var word in trained.Explain("It works as it should.").Words)
                Console.WriteLine($"{word.Text} {word.Weight:F2}");
            Assert.Equal(1, scores.Accuracy);

            var saved = File.ReadAllBytes("reviews.safetensors");
            var run = new TextClassifierTraining(train, options, training, dev);
            if (File.Exists("reviews.checkpoint"))
                run.ResumeFrom("reviews.checkpoint");
            run.Run(checkpoints: new CheckpointOptions("reviews.checkpoint", EverySteps: 500));
            run.Model?.Save("reviews.safetensors");
            Assert.Equal(saved, File.ReadAllBytes("reviews.safetensors"));

            var classifier = TextClassifier.Load("reviews.safetensors");
            var answer = classifier.Predict("Works, but arrived late.");
            Console.WriteLine($"{answer.Label} ({answer.Probability:P0})");
            Assert.Contains(answer.Label, classifier.Labels);
            Assert.Equal("good", classifier.Predict("It works, as it should.").Label);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void EveryBlockOfThePageIsHere() => PageBlocks.AssertIn("docs/classify.md");
}
