namespace Unroll.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void PrintsAsPyTorch()
    {
        Assert.Equal("tensor([1., 2., 3.])", Tensor.Of(1, 2, 3).ToString());
        Assert.Equal("tensor(2.)", Tensor.Scalar(2).ToString());
        Assert.Equal("tensor([0.5000, 1.0000])", Tensor.Of(0.5f, 1).ToString());
        Assert.Equal("tensor([ 1.5000, -2.2500])", Tensor.Of(1.5f, -2.25f).ToString());
        Assert.Equal("tensor([1., nan, inf])", Tensor.Of(1, float.NaN, float.PositiveInfinity).ToString());
        Assert.Equal("tensor([1.0000e-05, 1.0000e+00])", Tensor.Of(1e-5f, 1).ToString());
        Assert.Equal("tensor([])", Tensor.Of().ToString());
        Assert.Equal("tensor([], size=(0, 4))", Tensor.Zeros(0, 4).ToString());
        Assert.Equal("tensor([1.5000,    nan,   -inf])", Tensor.Of(1.5f, float.NaN, float.NegativeInfinity).ToString());
        Assert.Equal("tensor([1.0000e+00, 2.0000e+03])", Tensor.Of(1, 2000).ToString());
        Assert.Equal("tensor([ 0.0000, -0.5000])", Tensor.Of(0, -0.5f).ToString());
        Assert.Equal(
            "tensor([[-2., -2., -2.,  ..., -2., -2., -2.],\n        [-2., -2., -2.,  ..., -2., -2., -2.]])",
            Tensor.Full(new Shape(2, 800), -2).ToString());
        Assert.Contains(
            "],\n        ...,\n        [0., 0.]", Tensor.Zeros(800, 2).ToString(), StringComparison.Ordinal);
        Assert.Equal(9, Tensor.Full(new Shape(2, 30), 0.25f).ToString().Split('\n')[0].Count(c => c == '.'));
        Assert.Equal(
            "tensor([[1., 2.],\n        [3., 4.]])", Tensor.Of(new float[,] { { 1, 2 }, { 3, 4 } }).ToString());
        Assert.Equal(
            "tensor([[[1.],\n         [1.]],\n\n        [[1.],\n         [1.]]])", Tensor.Ones(2, 2, 1).ToString());
        Assert.Equal("tensor([0., 0., 0.,  ..., 0., 0., 0.])", Tensor.Zeros(2000).ToString());
        var lines = Tensor.Full(new Shape(30), 0.25f).ToString().Split('\n');
        Assert.Equal("tensor([0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500,", lines[0]);
        Assert.Equal("        0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500, 0.2500,", lines[1]);
    }

    [Fact]
    public void ElementsAndShapes()
    {
        var tensor = Tensor.Of(new Shape(2, 3), 1, 2, 3, 4, 5, 6);
        Assert.Equal(6, tensor[1, 2]);
        Assert.Equal("[2, 3]", tensor.Shape.ToString());
        Assert.Equal(new Shape(2, 3), tensor.Shape);
        Assert.NotEqual(new Shape(3, 2), tensor.Shape);
        Assert.Equal(new Shape(2, 3).GetHashCode(), tensor.Shape.GetHashCode());
        Assert.Equal(3, tensor.Shape[^1]);
        Assert.Equal((0, 1), (default(Shape).Rank, default(Shape).Count));
        Assert.Equal(5, Tensor.Scalar(5).Item());
        Throws<InvalidOperationException>("shape [2, 3] has 6 elements", () => tensor.Item());
        Throws<ArgumentException>("1 indices were given for a tensor of shape [2, 3]", () => _ = tensor[1]);
        Throws<ArgumentOutOfRangeException>("index[1] is 3", () => _ = tensor[0, 3]);
        Throws<ArgumentException>(
            "5 values were given for shape [2, 3]", () => Tensor.Of(new Shape(2, 3), 1, 2, 3, 4, 5));
        Throws<ArgumentException>("sizes[1] is -1", () => new Shape(2, -1));
        Throws<ArgumentException>("more than the", () => new Shape(100_000, 100_000));
    }

    [Fact]
    public void DrawsRepeatWithTheSeed()
    {
        Near.SameBits(Tensor.Rand([2, 3], seed: 1).Span, Tensor.Rand([2, 3], seed: 1).Span);
        Assert.NotEqual(Tensor.Rand([2, 3], seed: 1).ToArray(), Tensor.Rand([2, 3], seed: 2).ToArray());
        Assert.NotEqual(Tensor.Rand(2, 3).ToArray(), Tensor.Rand(2, 3).ToArray());
        Assert.Equal(new Shape(2, 3), Tensor.Rand(2, 3).Shape);
    }

    private static void Throws<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
