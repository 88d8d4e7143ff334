using System.Text.Json;
using LectureClassifier;
using Unroll.Tests.Recurrence;

namespace Unroll.Tests.Examples;

public class LectureClassifierTests
{
    [Fact]
    public void ItLearns()
    {
        var model = new LstmClassifier(
            FirstOrLast.VocabularySize, embeddingSize: 8, hiddenSize: 16, FirstOrLast.Classes, seed: 1);
        var losses = Training.Train(model, FirstOrLast.Examples(count: 512, seed: 1), epochs: 8, batchSize: 32, seed: 1)
            .ToArray();
        Assert.True(losses[^1] < 0.1, $"the last epoch's loss was {losses[^1]}");
        Assert.True(FirstOrLast.Accuracy(model, FirstOrLast.Examples(count: 200, seed: 2)) > 0.95);
    }

    [Fact]
    public void ItsNumbersAreThoseOfPyTorch()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "classifier.json");
        var one = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cases").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "hn");
        var model = new LstmClassifier(vocabularySize: 12, embeddingSize: 5, hiddenSize: 6, classes: 3, seed: 1);
        foreach (var (name, parameter) in model.NamedParameters())
            parameter.Assign(RecurrentCase.Read(one.GetProperty("parameters").GetProperty(name)));
        (int[], int)[] examples = [.. one.GetProperty("tokens").EnumerateArray()
            .Zip(one.GetProperty("targets").EnumerateArray(),
            (tokens, target) => (tokens.EnumerateArray().Select(id => id.GetInt32()).ToArray(), target.GetInt32()))];
        var (inputs, lengths, targets) = Training.Collate(examples);
        var adam = one.GetProperty("adam");
        var optimizer = new Adam(model, new AdamOptions { LearningRate = (float)adam.GetProperty("lr").GetDouble() });

        foreach (var (expected, step) in adam.GetProperty("losses").EnumerateArray()
            .Select((loss, i) => (loss.GetDouble(), i)))
        {
            var pass = new TrainingPass(seed: 1, step);
            var logits = model.Forward(inputs, lengths, pass);
            var loss = CrossEntropy.Mean(logits, targets);
            Assert.Equal(expected, loss.Item(), 1e-5);
            var gradients = loss.Backward();
            if (step == 0)
            {
                AssertClose(one.GetProperty("logits"), logits);
                foreach (var (name, parameter) in model.NamedParameters())
                    AssertClose(one.GetProperty("gradients").GetProperty(name), gradients[parameter]);
            }
            optimizer.Step(gradients);
        }
        foreach (var (name, parameter) in model.NamedParameters())
            AssertClose(adam.GetProperty("parameters").GetProperty(name), parameter.Value);
    }

    private static void AssertClose(JsonElement expected, Tensor actual)
    {
        var values = RecurrentCase.Values(expected);
        Assert.Equal(values.Length, actual.Count);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], actual.Span[i], 1e-5);
    }
}
