namespace Unroll.Text.Tests.Documentation;

/// <summary>Tests that change the current folder run alone.</summary>
[CollectionDefinition(nameof(CurrentFolder), DisableParallelization = true)]
public class CurrentFolder;

/// <summary>The README's C# stands here, and runs; the last test holds the page to it.</summary>
[Collection(nameof(CurrentFolder))]
public class ReadmeTests
{
    [Fact]
    [Trait("Category", "Long")]
    public void AFewTextsMakeAClassifier()
    {
        var classifier = TextClassifier.Train(
        [
            new("good", "what a lovely film"), new("good", "the actors were great"),
            new("good", "great music, lovely story"),
            new("bad", "what a dull film"), new("bad", "the actors were awful"), new("bad", "awful music, dull story"),
        ]);
        Console.WriteLine(classifier.Predict("a lovely story").Label); // good
        Assert.Equal("good", classifier.Predict("a lovely story").Label);
    }

    [Fact]
    public void ClassifierTrainsSavesAndPredicts()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            File.WriteAllLines(
                "train.tsv", Enumerable.Range(1, 20)
                .SelectMany(i => new[] { $"zh\t今天三月{i}号", $"en\ttoday is March {i}" }));
            var classifier = TextClassifier.Train(
                LabelledTextFile.Read("train.tsv"),
                new TextClassifierOptions { Tokens = "characters", Embedding = 32, Hidden = 64, Bidirectional = true },
                new TrainingOptions { Epochs = 5, Seed = 1 });
            classifier.Save("model.safetensors");

            var loaded = TextClassifier.Load("model.safetensors");
            var prediction = loaded.Predict("今天三月五号");
            Console.WriteLine($"{prediction.Label} {prediction.Probability:P1}");
            Assert.Equal("zh", prediction.Label);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void TaggerTrainsAndFindsSpans()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            string[] people = ["Ada", "Bob", "Grace"];
            File.WriteAllLines(
                "train.conll", Enumerable.Range(0, 90)
                .SelectMany(i =>
                new[] { $"{people[i % 3]} B-PERSON", "left O", "for O", i % 2 == 0 ? "London B-CITY"
                    : "New B-CITY\nYork I-CITY", ". O", "" }));
            var tagger = SequenceTagger.Train(
                TaggedTextFile.Read("train.conll"),
                new SequenceTaggerOptions { Embedding = 32, Hidden = 32 },
                new TrainingOptions { Epochs = 10, LearningRate = 1e-2f });
            foreach (var span in tagger.Predict("Ada left for New York.").Spans)
                Console.WriteLine($"{span.Type} {span.Probability:P1}");
            Assert.Equal(["PERSON", "CITY"], tagger.Predict("Ada left for New York.").Spans.Select(span => span.Type));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TranslatorTrainsAndTranslates()
    {
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            TranslatePageTests.WritePairs("train.de", "train.en");
            var translator = Translator.Train(
                ParallelTextFile.Read("train.de", "train.en"),
                new TranslatorOptions { Embedding = 64, Hidden = 64 },
                new TrainingOptions { Epochs = 20, BatchSize = 8, LearningRate = 5e-3f });
            Console.WriteLine(translator.Predict("Eine Frau liest ein Buch.").Text);
            Assert.Equal("A woman reads a book.", translator.Predict("Eine Frau liest ein Buch.").Text);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void NetworksHaveTheShapesTold()
    {
        var lstm = new Lstm(inputSize: 4, hiddenSize: 5, batchFirst: true);
        var (outputs, (hn, cn)) = lstm.Forward(Tensor.Rand(2, 3, 4)); // [2, 3, 5], [1, 2, 5], [1, 2, 5]
        Assert.Equal("[2, 3, 5] [1, 2, 5] [1, 2, 5]", $"{outputs.Shape} {hn.Shape} {cn.Shape}");
    }

    [Fact]
    public void PackedSequencesPrint()
    {
        Tensor[] sample = [Tensor.Of(1, 2), Tensor.Of(1, 2, 3), Tensor.Of(1, 2, 3, 4), Tensor.Of(1, 2, 3, 4, 5)];
        var padded = Padding.PadSequence(sample, batchFirst: true);
        var packed = PackedSequence.Pack(padded, lengths: [2, 3, 4, 5], batchFirst: true, enforceSorted: false);
        Console.WriteLine(packed);
        Assert.StartsWith("PackedSequence(data=tensor([1., 1., 1., 1., 2., 2., 2., 2., 3.", packed.ToString());
    }

    [Fact]
    public void AStepByHandLowersTheLoss()
    {
        var embedding = new Embedding(10, 4, seed: 1);
        var lstm = new Lstm(inputSize: 4, hiddenSize: 5, seed: 2);
        var linear = new Linear(5, 2, seed: 3);
        IEnumerable<(
            string Name, Parameter Parameter)> parameters = [.. embedding.Under("embedding"), .. lstm.Under("lstm"),
            .. linear.Under("linear")];
        var optimizer = new Adam(parameters.Select(entry => entry.Parameter), new AdamOptions { LearningRate = 0.05f });
        var tokens = PackedTokens.Pack([[1, 2, 3], [4, 5]]);
        int[] targets = [0, 1];
        var losses = new List<float>();
        for (var step = 0; step < 20; step++)
        {
            var pass = new TrainingPass(seed: 1, step);
            var (_, (h, _)) = lstm.Forward(embedding.Forward(tokens, pass), pass);
            var loss = CrossEntropy.Mean(linear.Forward(h.Select(0, 0), pass), targets);
            var gradients = loss.Backward();
            optimizer.Step(gradients.ClipByNorm(5));
            losses.Add(loss.Item());
        }
        Assert.True(losses[^1] < losses[0] / 2);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Unroll/README.md")]
    [InlineData("src/Unroll.Text/README.md")]
    public void EveryBlockOfThePageIsHere(string page) => PageBlocks.AssertIn(page);
}
