namespace Unroll.Tests.Operations;

public class OperationTests
{
    private static readonly Tensor Matrix = Tensor.Of(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    public static TheoryData<string, string> SoftmaxCases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var list in (string[])["softmax", "logSoftmax"])
            {
                foreach (var item in Fixture.Read("layers.json", list).EnumerateArray())
                    cases.Add(list, item.GetProperty("name").GetString()!);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(SoftmaxCases))]
    public void SoftmaxIsPyTorchs(string list, string name)
    {
        var item = Fixture.Case("layers.json", list, name);
        var input = new TrainingPass(1, 0).Watch(item.Tensor("input"));
        var output = list == "softmax" ? input.Softmax() : input.LogSoftmax();
        Near.Equal(item.Tensor("output"), output);
        Near.Equal(item.GetProperty("gradients").Tensor("input"), (output * item.Tensor("upstreamOutput")).Sum()
            .Backward()[input]);
    }

    [Fact]
    public void SoftmaxTakesAnySize()
    {
        Assert.Equal([0, 1, 0], Tensor.Of(-1000, 1000, 0).Softmax().ToArray());
        Assert.Equal([-2000, 0, -1000], Tensor.Of(-1000, 1000, 0).LogSoftmax().ToArray());
        Assert.Equal(0, Tensor.Zeros(0, 3).Softmax().Count);
        Assert.Equal(0, Tensor.Zeros(3, 0).LogSoftmax().Count);
        Assert.Throws<InvalidOperationException>(() => Tensor.Scalar(1).Softmax());
    }

    [Fact]
    public void ArithmeticBroadcastsTheEndOfAShape()
    {
        Assert.Equal([11, 22, 33, 14, 25, 36], (Matrix + Tensor.Of(10, 20, 30)).ToArray());
        Assert.Equal([9, 18, 27, 6, 15, 24], (Tensor.Of(10, 20, 30) - Matrix).ToArray());
        Assert.Equal([2, 4, 6, 8, 10, 12], (Matrix * Tensor.Scalar(2)).ToArray());
        Assert.Equal([0, -1, -2, -3, -4, -5], (1 - Matrix).ToArray());
        Assert.Equal(new Shape(0, 3), (Tensor.Zeros(0, 3) * Tensor.Of(1, 2, 3)).Shape);
        Throws<ArgumentException>("shapes [2, 3] and [2] do not match", () => _ = Matrix + Tensor.Of(1, 2));
        Throws<ArgumentException>("shapes [2, 3] and [2, 1] do not match", () => _ = Matrix * Tensor.Zeros(2, 1));
    }

    [Fact]
    public void ShapesAreChangedJoinedAndCut()
    {
        Assert.Equal([1, 4, 2, 5, 3, 6], Matrix.Transpose().ToArray());
        Assert.Equal(new Shape(3, 2), Matrix.Reshape(-1, 2).Shape);
        Assert.Equal([1, 2, 3, 1, 4, 5, 6, 4], Tensor.Concatenate([Matrix, Matrix.Slice(1, 0, 1)], 1).ToArray());
        Assert.Equal(new Shape(2, 2, 3), Tensor.Stack([Matrix, Matrix]).Shape);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6], Tensor.Stack([Matrix, Matrix], ^1).ToArray());
        Assert.Equal([4, 5, 6], Matrix.Select(0, 1).ToArray());
        Assert.Equal(new Shape(2), Matrix.Select(^1, 1).Shape);
        Assert.Equal([3, 1, 3, 6, 4, 6], Matrix.IndexSelect(1, 2, 0, 2).ToArray());
        Assert.Equal(21, Matrix.Sum().Item());
        Assert.Equal(3.5f, Matrix.Mean().Item());
        Assert.Equal(
            [22, 28, 49, 64], Matrix.MatMul(Tensor.Of(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } })).ToArray());
        Assert.Equal([0, 0, 2], Tensor.Of(-1, 0, 2).Relu().ToArray());
    }

    [Fact]
    public void WrongShapesAreNamed()
    {
        Throws<ArgumentException>("shapes [2, 3] and [2, 3] were given", () => Matrix.MatMul(Matrix));
        Throws<ArgumentException>("this tensor has shape [3]", () => Tensor.Zeros(3).Transpose());
        Throws<ArgumentException>(
            "shape [4] has 4 elements, but this tensor of shape [2, 3] has 6", () => Matrix.Reshape(4));
        Throws<ArgumentException>("sizes[1] is -1", () => Matrix.Reshape(4, -1));
        Throws<ArgumentException>("sizes[1] is -1, but a dimension", () => Matrix.Reshape(-1, -1));
        Throws<ArgumentException>("tensors is empty", () => Tensor.Concatenate([]));
        Throws<ArgumentException>("tensors[1] has shape [3]", () => Tensor.Concatenate([Matrix, Tensor.Zeros(3)]));
        Throws<ArgumentException>("tensors[1] has shape [3]", () => Tensor.Stack([Matrix, Tensor.Zeros(3)]));
        Throws<ArgumentOutOfRangeException>("dimension is 2, but shape [2, 3] has 2", () => Matrix.Slice(2, 0, 1));
        Throws<ArgumentOutOfRangeException>("dimension is ^3", () => Matrix.Select(^3, 0));
        Throws<ArgumentOutOfRangeException>("start is 2 and length 2", () => Matrix.Slice(1, 2, 2));
        Throws<ArgumentOutOfRangeException>("index is 3", () => Matrix.Select(1, 3));
        Throws<ArgumentOutOfRangeException>("indices[1] is -1", () => Matrix.IndexSelect(0, 1, -1));
        Throws<ArgumentOutOfRangeException>("probability is 1.5", () => Matrix.Dropout(1.5f, null));
        Throws<ArgumentOutOfRangeException>("probability is NaN", () => Matrix.Dropout(float.NaN, null));
    }

    [Fact]
    public void DropoutKeepsTheMeanAndRepeatsWithTheSeed()
    {
        var ones = Tensor.Ones(200, 100);
        var dropped = ones.Dropout(0.25f, new TrainingPass(3, 7));
        Assert.InRange(dropped.Mean().Item(), 0.98f, 1.02f);
        Assert.Equal([0, 1 / 0.75f], dropped.ToArray().Distinct().Order());
        Near.SameBits(dropped.Span, ones.Dropout(0.25f, new TrainingPass(3, 7)).Span);
        Assert.NotEqual(dropped.ToArray(), ones.Dropout(0.25f, new TrainingPass(3, 8)).ToArray());
        Assert.Same(ones, ones.Dropout(0.25f, null));
        Assert.All(ones.Dropout(1, new TrainingPass(3, 7)).ToArray(), value => Assert.Equal(0, value));
        var pass = new TrainingPass(1, 1);
        Assert.NotEqual(ones.Dropout(0.5f, pass).ToArray(), ones.Dropout(0.5f, pass).ToArray());
    }

    private static void Throws<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
