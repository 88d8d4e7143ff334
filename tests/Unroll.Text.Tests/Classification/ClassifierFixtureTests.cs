using System.Text.Json;

namespace Unroll.Text.Tests;

/// <summary>
/// The lecture's classifier with both poolings, and three of its training steps, against PyTorch's float64.
/// </summary>
public class ClassifierFixtureTests
{
    [Theory]
    [InlineData("hn", Pooling.Hn)]
    [InlineData("last", Pooling.Last)]
    public void ScoresAndStepsAreThoseOfPyTorch(string name, Pooling pooling)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "classifier.json")));
        var one = document.RootElement.GetProperty("cases").EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == name);
        var parameters = Tensors(one.GetProperty("parameters"));
        var (embeddings, hidden) = (parameters["embeddings.weight"].Shape, parameters["lstm.weight_hh_l0"].Shape[1]);
        var options = new TextClassifierOptions
        {
            Embedding = embeddings[1],
            Hidden = hidden,
            Bidirectional = true,
            Pooling = pooling,
            Dropout = 0,
            WordDropout = 0,
        };
        var model = new TextClassifierModel(options, embeddings[0], parameters["output.bias"].Count, seed: 1);
        model.LoadState(parameters);
        var tokens = PackedTokens.Pack(
            [.. one.GetProperty("tokens").EnumerateArray()
            .Select(sequence => Ids(sequence).Select(id => id + 1).ToArray())]);
        AssertClose(Tensor(one.GetProperty("logits")), model.Forward(tokens));

        var adam = one.GetProperty("adam");
        var step = new TrainingStep(
            model, new TrainingOptions { LearningRate = adam.GetProperty("lr").GetSingle(), ClipNorm = null });
        foreach (var loss in adam.GetProperty("losses").EnumerateArray())
            Assert.Equal(
                loss.GetDouble(),
                step.Take(pass => new(
                    CrossEntropy.Mean(model.Forward(tokens, pass), Ids(one.GetProperty("targets"))), Targets: 1,
                    Tokens: 1)).Loss,
                1e-5);
        var expected = Tensors(adam.GetProperty("parameters"));
        foreach (var (parameter, tensor) in model.State())
            AssertClose(expected[parameter], tensor);
    }

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];

    private static Dictionary<string, Tensor> Tensors(JsonElement element)
    {
        var tensors = element.EnumerateObject().ToDictionary(entry => entry.Name, entry => Tensor(entry.Value));
        // The figures use id 0 as a token, where ours is padding and learns nothing: all ids move up by one.
        var embeddings = tensors["embeddings.weight"];
        tensors["embeddings.weight"] = Unroll.Tensor.Concatenate(
            [Unroll.Tensor.Zeros(1, embeddings.Shape[1]), embeddings]);
        return tensors;
    }

    private static Tensor Tensor(JsonElement element) =>
        Unroll.Tensor.Of(
            new Shape(Ids(element.GetProperty("shape"))),
            [.. element.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())]);

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected.Span[i], actual.Span[i], 2e-5f);
    }
}
