namespace Unroll.Tests.Operations;

/// <summary>Every operation's gradient against finite differences.</summary>
public class GradientTests
{
    [Fact]
    public void Add()
    {
        GradientCheck.Of((x, y) => x + y, [2, 3], [2, 3]);
        GradientCheck.Of((x, y) => x + y, [2, 2, 3], [3]);
        GradientCheck.Of((x, y) => x + y, [3], [2, 3]);
        GradientCheck.Of(x => 2 + x + 1, 5);
        GradientCheck.Of(x => x + x, 5);
    }

    [Fact]
    public void Subtract()
    {
        GradientCheck.Of((x, y) => x - y, [2, 3], [2, 3]);
        GradientCheck.Of((x, y) => x - y, [2, 2, 3], [2, 3]);
        GradientCheck.Of((x, y) => x - y, [3], [2, 3]);
        GradientCheck.Of(x => 2 - (x - 1), 5);
        GradientCheck.Of(x => -x, 5);
    }

    [Fact]
    public void Multiply()
    {
        GradientCheck.Of((x, y) => x * y, [2, 3], [2, 3]);
        GradientCheck.Of((x, y) => x * y, [2, 2, 3], [3]);
        GradientCheck.Of((x, y) => x * y, [3], [2, 3]);
        GradientCheck.Of((x, y) => x * y, [2, 3], []);
        GradientCheck.Of(x => 3 * x * 0.5f, 5);
        GradientCheck.Of(x => x * x, 5);
    }

    [Fact]
    public void MatMul()
    {
        GradientCheck.Of(Tensor.MatMul, [3, 5], [5, 4]);
        GradientCheck.Of(Tensor.MatMul, [1, 2], [2, 19]);
        GradientCheck.Of(x => x.MatMul(x), 3, 3);
    }

    [Fact]
    public void Transpose() => GradientCheck.Of(x => x.Transpose(), 3, 5);

    [Fact]
    public void Reshape() => GradientCheck.Of(x => x.Reshape(3, -1), 2, 3, 2);

    [Fact]
    public void SumAndMean()
    {
        GradientCheck.Of(x => x.Sum(), 2, 3);
        GradientCheck.Of(x => x.Mean(), 2, 3);
    }

    [Fact]
    public void ConcatenateAndStack()
    {
        GradientCheck.Of((x, y) => Tensor.Concatenate([x, y, x], 1), [2, 3, 2], [2, 1, 2]);
        GradientCheck.Of((x, y) => Tensor.Concatenate([x, y]), [2, 3], [1, 3]);
        GradientCheck.Of((x, y) => Tensor.Stack([x, y], ^1), [2, 3], [2, 3]);
    }

    [Fact]
    public void SliceSelectAndIndexSelect()
    {
        GradientCheck.Of(x => x.Slice(1, 1, 2), 2, 4, 3);
        GradientCheck.Of(x => x.Select(^1, 2), 2, 4, 3);
        GradientCheck.Of(x => x.IndexSelect(1, [3, 0, 3]), 2, 4, 3);
    }

    [Fact]
    public void FunctionsOfOneElement()
    {
        GradientCheck.Of(x => x.Tanh(), 19);
        GradientCheck.Of(x => x.Sigmoid(), 19);
        GradientCheck.Of(x => x.Relu(), 19);
        GradientCheck.Of(x => x.Exp(), 19);
        GradientCheck.Of(x => (x * x + 0.5f).Log(), 19);
    }

    [Fact]
    public void SoftmaxAndLogSoftmax()
    {
        GradientCheck.Of(x => x.Softmax(), 2, 7);
        GradientCheck.Of(x => x.LogSoftmax(), 2, 7);
    }

    [Fact]
    public void Dropout() => GradientCheck.Of((x, pass) => x[0].Dropout(0.4f, pass), [GradientCheck.Values([3, 7], 1)]);
}
