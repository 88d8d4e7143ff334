namespace Unroll.Text.Tests.Documentation;

/// <summary>The C# of <c>docs/tag.md</c> stands here, and runs; the last test holds the page to it.</summary>
[Collection(nameof(CurrentFolder))]
public class TagPageTests
{
    [Fact]
    [Trait("Category", "Long")]
    public void AFileOfNamesBecomesAnAnswer()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            string[] people = ["Ada", "Bob", "Grace"], verbs = ["left", "saw", "likes"];
            File.WriteAllLines(
                "names.conll", Enumerable.Range(0, 90)
                .SelectMany(i =>
                new[] { $"{people[i % 3]} B-PERSON", $"{verbs[i / 3 % 3]} O", "for O", i % 2 == 0 ? "London B-CITY"
                    : "New B-CITY\nYork I-CITY", ". O", "" }));
            var (train, dev) = HeldOut.Split(TaggedTextFile.Read("names.conll"), part: 0.1, seed: 1);
            var options = new SequenceTaggerOptions { Embedding = 32, Hidden = 32, Dropout = 0.3f };
            var training = new TrainingOptions { Epochs = 10, LearningRate = 1e-2f };
            var trained = SequenceTagger.Train(
                train, options, training, dev, progress: p => Console.WriteLine($"epoch {p.Epoch}: loss {p.Loss:F3}"));
            trained.Save("names.safetensors");

            var scores = trained.Evaluate(dev);
            Console.WriteLine($"accuracy {scores.Tokens.Share:P1}, F1 {scores.Spans?.F1:P1}");
            foreach (var type in scores.Types)
                Console.WriteLine($"{type.Type}: precision {type.Precision:P1}, recall {type.Recall:P1}");
            Assert.Equal(1, scores.Spans!.F1);

            var tagger = SequenceTagger.Load("names.safetensors");
            var answer = tagger.Predict("Ada left for New York.");
            foreach (var span in answer.Spans)
                Console.WriteLine($"{span.Text}: {span.Type} ({span.Probability:P0})");
            Assert.Equal(
                [("PERSON", "Ada"), ("CITY", "New York")],
                answer.Spans.Select(span => (span.Type, span.Text)));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void EveryBlockOfThePageIsHere() => PageBlocks.AssertIn("docs/tag.md");
}
