using System.Text.Json;

namespace Unroll.Tests.Layers;

public class LayerNormTests
{
    public static TheoryData<string> Cases => Fixture.Names("layers.json", "layerNorm");

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchs(string name)
    {
        var item = Fixture.Case("layers.json", "layerNorm", name);
        var norm = new LayerNorm(item.Tensor("weight").Count, item.Float("eps"));
        norm.Weight.Assign(item.Tensor("weight"));
        norm.Bias.Assign(item.Tensor("bias"));
        var pass = new TrainingPass(1, 0);
        var input = pass.Watch(item.Tensor("input"));
        var output = norm.Forward(input, pass);
        Near.Equal(item.Tensor("output"), output);
        Near.SameBits(output.Span, norm.Forward(item.Tensor("input")).Span);
        var gradients = (output * item.Tensor("upstreamOutput")).Sum().Backward();
        JsonElement expected = item.GetProperty("gradients");
        Near.Equal(expected.Tensor("input"), gradients[input]);
        Near.Equal(expected.Tensor("weight"), gradients[norm.Weight]);
        Near.Equal(expected.Tensor("bias"), gradients[norm.Bias]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(19)]
    public void GradientsAreThoseOfDifferences(int size)
    {
        // An epsilon this large keeps the function so smooth that differences with a large step are exact enough.
        var norm = Random(size, epsilon: 1);
        GradientCheck.Of(
            (x, pass) => norm.Forward(x[0], pass), [GradientCheck.Values([2, 3, size], 1)], norm.Weight, norm.Bias);
        GradientCheck.Of(
            (x, pass) => norm.Forward(norm.Forward(x[0], pass).Tanh(), pass), [GradientCheck.Values([3, size], 2)],
            norm.Weight, norm.Bias);
        GradientCheck.Of((x, _) => norm.Forward(x[0]), [GradientCheck.Values([3, size], 3)]);
        var input = GradientCheck.Values([3, size], 4);
        GradientCheck.Of((_, pass) => norm.Forward(input, pass), [], norm.Weight, norm.Bias);
    }

    [Fact]
    public void ManyRowsSumToWhatTheOperationsGive()
    {
        // More than one block of rows, and rows of no whole number of vectors.
        var (rows, size) = (700, 37);
        var norm = Random(size, 1e-5f);
        var values = Tensor.Uniform(new Shape(rows, size), -2, 3, 7);
        var upstream = Tensor.Uniform(new Shape(rows, size), -1, 1, 8);
        var pass = new TrainingPass(1, 0);
        var input = pass.Watch(values);
        var output = norm.Forward(input, pass);
        var gradients = (output * upstream).Sum().Backward();
        double[] dw = new double[size], db = new double[size];
        for (var row = 0; row < rows; row++)
        {
            var x = values.Span.Slice(row * size, size).ToArray();
            var mean = x.Average(value => (double)value);
            var deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + 1e-5);
            for (var i = 0; i < size; i++)
            {
                var normal = (x[i] - mean) / deviation;
                Assert.Equal(
                    normal * norm.Weight.Value.Span[i] + norm.Bias.Value.Span[i], output.Span[row * size + i], 1e-5);
                dw[i] += upstream.Span[row * size + i] * normal;
                db[i] += upstream.Span[row * size + i];
            }
        }
        Near.Equal(Tensor.Of(new Shape(size), [.. dw.Select(value => (float)value)]), gradients[norm.Weight]);
        Near.Equal(Tensor.Of(new Shape(size), [.. db.Select(value => (float)value)]), gradients[norm.Bias]);
    }

    [Fact]
    public void ALargeMeanTakesNoDigitsFromTheVariance() =>
        Near.Equal(Tensor.Of(-1.3416407f, -0.4472136f, 0.4472136f, 1.3416407f), new LayerNorm(4, 1e-12f)
            .Forward(Tensor.Of(10000, 10001, 10002, 10003)));

    [Fact]
    public void BeginsAsOnesAndZerosUnderPyTorchsNames()
    {
        var norm = new LayerNorm(3);
        Assert.Equal(["weight", "bias"], norm.NamedParameters().Select(entry => entry.Name));
        Assert.Equal([1, 1, 1], norm.Weight.Value.ToArray());
        Assert.Equal([0, 0, 0], norm.Bias.Value.ToArray());
        Assert.Equal([0, 0, 0], norm.Forward(Tensor.Of(2, 2, 2)).ToArray());
        Assert.Equal(new Shape(0, 3), norm.Forward(Tensor.Zeros(0, 3), new TrainingPass(1, 0)).Shape);
    }

    [Fact]
    public void PackedStepsAreNormalisedEachByItself()
    {
        var norm = Random(5, 1e-5f);
        var packed = new PackedSequence(Tensor.Uniform(new Shape(7, 5), -1, 1, 3), PackedLayout.Of([3, 4]));
        var output = norm.Forward(packed);
        Assert.Same(packed.Layout, output.Layout);
        Near.SameBits(norm.Forward(packed.Data).Span, output.Data.Span);
    }

    [Fact]
    public void AWeightUpdatedBeforeTheWayBackIsNoticed()
    {
        var norm = new LayerNorm(3);
        var input = new TrainingPass(1, 0).Watch(Tensor.Of(1, 2, 4));
        var loss = norm.Forward(input).Sum();
        norm.Weight.Assign(Tensor.Zeros(3));
        Assert.Throws<InvalidOperationException>(() => loss.Backward());
    }

    [Fact]
    public void WrongInputIsNamed()
    {
        Assert.Contains(
            "input has shape [3, 4], but this layer takes [..., 2]", Assert.Throws<ArgumentException>(
            () => new LayerNorm(2).Forward(Tensor.Zeros(3, 4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "input has shape []", Assert.Throws<ArgumentException>(
            () => new LayerNorm(1).Forward(Tensor.Scalar(1))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "size", Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(0)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "epsilon is 0, but a number above 0 was expected", Assert.Throws<ArgumentOutOfRangeException>(
            () => new LayerNorm(2, 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "epsilon is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(2, float.NaN)).Message,
            StringComparison.Ordinal);
    }

    private static LayerNorm Random(int size, float epsilon)
    {
        var norm = new LayerNorm(size, epsilon);
        norm.Weight.Assign(Tensor.Uniform(new Shape(size), -1, 1, 5));
        norm.Bias.Assign(Tensor.Uniform(new Shape(size), -1, 1, 6));
        return norm;
    }
}
