using System.Text.Json;

namespace Unroll.Tests.Layers;

public class LayerTests
{
    public static TheoryData<string> Embeddings => Fixture.Names("layers.json", "embedding");

    public static TheoryData<string> Linears => Fixture.Names("layers.json", "linear");

    [Theory]
    [MemberData(nameof(Embeddings))]
    public void EmbeddingIsPyTorchs(string name)
    {
        var item = Fixture.Case("layers.json", "embedding", name);
        var weight = item.Tensor("weight");
        var embedding = new Embedding(
            weight.Shape[0], weight.Shape[1], item.Has("paddingIdx") ? item.GetProperty("paddingIdx").GetInt32()
            : null);
        embedding.Weight.Assign(weight);
        var pass = new TrainingPass(1, 0);
        var ids = item.GetProperty("ids");
        var shape = ids.Ints("shape");
        var flat = ids.Ints("data");
        Tensor output;
        if (shape.Length == 2)
        {
            var matrix = new int[shape[0], shape[1]];
            Buffer.BlockCopy(flat, 0, matrix, 0, flat.Length * sizeof(int));
            output = embedding.Forward(matrix, pass);
        }
        else
        {
            output = embedding.Forward(flat, pass);
        }
        Near.Equal(item.Tensor("output"), output);
        var gradients = (output * item.Tensor("upstreamOutput")).Sum().Backward();
        var expected = item.GetProperty("gradients").Tensor("weight");
        if (gradients.Contains(embedding.Weight))
            Near.Equal(expected, gradients[embedding.Weight]);
        else
            Assert.All(expected.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Linears))]
    public void LinearIsPyTorchs(string name)
    {
        var item = Fixture.Case("layers.json", "linear", name);
        var weight = item.Tensor("weight");
        var linear = new Linear(weight.Shape[1], weight.Shape[0], item.Has("bias"));
        linear.Weight.Assign(weight);
        if (item.Has("bias"))
            linear.Bias!.Assign(item.Tensor("bias"));
        var pass = new TrainingPass(1, 0);
        var input = pass.Watch(item.Tensor("input"));
        var output = linear.Forward(input, pass);
        Near.Equal(item.Tensor("output"), output);
        Near.SameBits(output.Span, linear.Forward(item.Tensor("input")).Span);
        var gradients = (output * item.Tensor("upstreamOutput")).Sum().Backward();
        JsonElement expected = item.GetProperty("gradients");
        Near.Equal(expected.Tensor("input"), gradients[input]);
        Near.Equal(expected.Tensor("weight"), gradients[linear.Weight]);
        if (item.Has("bias"))
            Near.Equal(expected.Tensor("bias"), gradients[linear.Bias!]);
    }

    [Fact]
    public void GradientsAreThoseOfDifferences()
    {
        var linear = new Linear(5, 19, seed: 1);
        GradientCheck.Of(
            (x, pass) => linear.Forward(x[0], pass), [GradientCheck.Values([2, 3, 5], 1)], linear.Weight, linear.Bias!);
        var embedding = new Embedding(4, 3, seed: 1);
        GradientCheck.Of((_, pass) => embedding.Forward([1, 3, 1, 0, 1], pass), [], embedding.Weight);
        GradientCheck.Of(
            (_, pass) => embedding.Forward(PackedTokens.Pack([[1, 3], [2, 1, 1]]), pass).Data, [], embedding.Weight);
        GradientCheck.Of(
            (_, pass) => embedding.Forward([1, 3], pass) + embedding.Forward([1, 2], pass), [], embedding.Weight);
        GradientCheck.Of(
            (_, pass) => embedding.Forward([1, 3], pass).MatMul(pass.Track(embedding.Weight).Transpose()), [],
            embedding.Weight);
        GradientCheck.Of((x, pass) => new Dropout(0.5f).Forward(x[0], pass), [GradientCheck.Values([3, 7], 1)]);
    }

    [Fact]
    public void PaddingRowBeginsAsZerosAndStays()
    {
        var embedding = new Embedding(3, 2, paddingIndex: 1, seed: 4);
        Assert.Equal([0, 0], embedding.Forward([1]).ToArray());
        var gradients = embedding.Forward([1, 0, 1], new TrainingPass(1, 0)).Sum().Backward();
        Assert.Equal([1, 1, 0, 0, 0, 0], gradients[embedding.Weight].ToArray());
        Assert.False(embedding.Forward([1], new TrainingPass(1, 0)).Sum().Backward().Contains(embedding.Weight));
    }

    [Fact]
    public void AChangedWeightIsPackedAgain()
    {
        var linear = new Linear(2, 1, bias: false, seed: 1);
        linear.Weight.Assign(Tensor.Of(new float[,] { { 1, 2 } }));
        Assert.Equal(5, linear.Forward(Tensor.Of(1, 2)).Item());
        linear.Weight.Assign(Tensor.Of(new float[,] { { 3, 4 } }));
        Assert.Equal(11, linear.Forward(Tensor.Of(1, 2)).Item());
        Assert.Equal(new Shape(0, 1), linear.Forward(Tensor.Zeros(0, 2)).Shape);
    }

    [Fact]
    public void WeightsMayBeAnotherModulesToo()
    {
        var embedding = new Embedding(4, 3, seed: 1);
        var linear = new Linear(embedding.Weight, new Parameter(Tensor.Of(1, 2, 3, 4)));
        Assert.Same(embedding.Weight, linear.Weight);
        Assert.Equal(["weight", "bias"], linear.NamedParameters().Select(entry => entry.Name));
        GradientCheck.Of(
            (_, pass) => linear.Forward(embedding.Forward([1, 3, 1], pass).Tanh(), pass), [], embedding.Weight,
            linear.Bias!);
        GradientCheck.Of(
            (_, pass) => LinearCrossEntropy.Mean(linear, embedding.Forward([1, 3, 0], pass), [2, 1, 0], pass), [],
            embedding.Weight, linear.Bias!);
        embedding.Weight.Assign(Tensor.Ones(4, 3));
        Assert.Equal([4, 5, 6, 7], linear.Forward(Tensor.Ones(3)).ToArray());
        var free = new Linear(embedding.Weight);
        Assert.Null(free.Bias);
        Assert.Equal([3, 3, 3, 3], free.Forward(Tensor.Ones(3)).ToArray());
    }

    [Fact]
    public void WeightsOfOtherShapesAreRefused()
    {
        var weight = new Parameter(Tensor.Zeros(4, 3));
        Assert.Contains(
            "weight has shape [12], but [output, input] was expected", Assert.Throws<ArgumentException>(
            () => new Linear(new Parameter(Tensor.Zeros(12)))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "bias has shape [3], but a weight of shape [4, 3] needs [4]", Assert.Throws<ArgumentException>(
            () => new Linear(weight, new Parameter(Tensor.Zeros(3)))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "bias has shape [1, 4]", Assert.Throws<ArgumentException>(
            () => new Linear(weight, new Parameter(Tensor.Zeros(1, 4)))).Message, StringComparison.Ordinal);
        Assert.Equal("weight", Assert.Throws<ArgumentNullException>(() => new Linear(null!)).ParamName);
    }

    [Fact]
    public void SeedsRepeatAndRangesArePyTorchs()
    {
        Near.SameBits(new Linear(9, 50, seed: 3).Weight.Value.Span, new Linear(9, 50, seed: 3).Weight.Value.Span);
        Assert.NotEqual(new Linear(9, 5).Weight.Value.ToArray(), new Linear(9, 5).Weight.Value.ToArray());
        Assert.All(new Linear(9, 50, seed: 3).Weight.Value.ToArray(), value => Assert.InRange(value, -1f / 3, 1f / 3));
        Assert.Equal(["weight", "bias"], new Linear(2, 3).NamedParameters().Select(entry => entry.Name));
        Assert.Equal(["weight"], new Linear(2, 3, bias: false).NamedParameters().Select(entry => entry.Name));
        Assert.Equal(["part.weight"], new Embedding(2, 3).Under("part").Select(entry => entry.Name));
        Assert.Equal(9, new Linear(2, 3).ParameterCount());
    }

    [Fact]
    public void WrongInputIsNamed()
    {
        var embedding = new Embedding(5, 2);
        Throws("ids[1] is 5, but this embedding has 5 ids", () => embedding.Forward([0, 5]));
        Throws("ids[1, 0] is -1", () => embedding.Forward(new[,] { { 0, 1 }, { -1, 2 } }));
        Throws("tokens.Ids[0] is 9", () => embedding.Forward(PackedTokens.Pack([[9]])));
        Throws("paddingIndex is 5, but ids go from 0 to 4", () => new Embedding(5, 2, paddingIndex: 5));
        Throws("count", () => new Embedding(0, 2));
        Throws("size", () => new Embedding(2, 0));
        Throws("inputSize", () => new Linear(0, 2));
        Throws("outputSize", () => new Linear(2, 0));
        Throws("probability is -0.5", () => new Dropout(-0.5f));
        Throws("probability is 2", () => new Dropout(2));
        Assert.Contains(
            "input has shape [3, 4], but this layer takes [..., 2]", Assert.Throws<ArgumentException>(
            () => new Linear(2, 3).Forward(Tensor.Zeros(3, 4))).Message, StringComparison.Ordinal);
    }

    private static void Throws(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
}
