namespace Unroll.Tests.Losses;

public class CrossEntropyTests
{
    public static TheoryData<string> Cases => Fixture.Names("layers.json", "crossEntropy");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_PyTorchs(string name)
    {
        var item = Fixture.Case("layers.json", "crossEntropy", name);
        var logits = new TrainingPass(1, 0).Watch(item.Tensor("logits"));
        var ignore = item.GetProperty("ignoreIndex").GetInt32();
        var loss = item.GetProperty("reduction").GetString() == "mean"
            ? CrossEntropy.Mean(logits, item.Ints("targets"), ignore) : CrossEntropy.Sum(logits, item.Ints("targets"), ignore);
        Near.Equal([item.Float("loss")], loss.Span);
        Near.Equal(item.GetProperty("gradients").Tensor("logits"), (loss * item.Float("upstreamLoss")).Backward()[logits]);
    }

    [Fact]
    public void Gradient_is_that_of_differences()
    {
        GradientCheck.Of(x => CrossEntropy.Mean(x, [2, -100, 0]), 3, 4);
        GradientCheck.Of(x => CrossEntropy.Sum(x, [2, 1, 0]), 3, 4);
    }

    [Fact]
    public void All_ignored_is_NaN_with_gradients_of_zero()
    {
        var logits = new TrainingPass(1, 0).Watch(Tensor.Zeros(2, 3));
        var loss = CrossEntropy.Mean(logits, [-100, -100]);
        Assert.True(float.IsNaN(loss.Item()));
        Assert.All(loss.Backward()[logits].ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, CrossEntropy.Sum(Tensor.Zeros(2, 3), [-100, -100]).Item());
    }

    [Fact]
    public void Large_logits_do_not_overflow() => Assert.Equal(2000, CrossEntropy.Mean(Tensor.Of(new float[,] { { 1000, -1000 } }), [1]).Item());

    [Fact]
    public void Wrong_targets_are_named()
    {
        var logits = Tensor.Zeros(2, 3);
        Assert.Contains("targets[1] is 3, but there are 3 classes", Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.Mean(logits, [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("targets[0] is -1", Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.Sum(logits, [-1, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("1 targets were given for logits of shape [2, 3]", Assert.Throws<ArgumentException>(() => CrossEntropy.Mean(logits, [0])).Message, StringComparison.Ordinal);
        Assert.Contains("logits have shape [6]", Assert.Throws<ArgumentException>(() => CrossEntropy.Mean(Tensor.Zeros(6), [0])).Message, StringComparison.Ordinal);
    }
}
