namespace Unroll.Tests.Losses;

public class CrossEntropyTests
{
    public static TheoryData<string> Cases => Fixture.Names("layers.json", "crossEntropy");

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchs(string name)
    {
        var item = Fixture.Case("layers.json", "crossEntropy", name);
        var logits = new TrainingPass(1, 0).Watch(item.Tensor("logits"));
        var ignore = item.GetProperty("ignoreIndex").GetInt32();
        var (targets, smoothing, weights) = (
            item.Ints("targets"), item.Float("labelSmoothing"), item.Has("classWeights") ? item.Floats("classWeights")
            : null);
        var loss = item.GetProperty("reduction").GetString() == "mean"
            ? CrossEntropy.Mean(logits, targets, ignore, smoothing, weights)
                : CrossEntropy.Sum(logits, targets, ignore, smoothing, weights);
        Near.Equal([item.Float("loss")], loss.Span);
        Near.Equal(item.GetProperty("gradients").Tensor("logits"), (loss * item.Float("upstreamLoss"))
            .Backward()[logits]);
    }

    [Fact]
    public void GradientIsThatOfDifferences()
    {
        GradientCheck.Of(x => CrossEntropy.Mean(x, [2, -100, 0]), 3, 4);
        GradientCheck.Of(x => CrossEntropy.Sum(x, [2, 1, 0]), 3, 4);
        GradientCheck.Of(x => CrossEntropy.Mean(x, [2, -100, 0], labelSmoothing: 0.1f), 3, 4);
        GradientCheck.Of(x => CrossEntropy.Sum(x, [2, 1, 0], labelSmoothing: 1, classWeights: [1, 0, 3, 0.5f]), 3, 4);
        GradientCheck.Of(
            x => CrossEntropy.Mean(
            x, [2, 9, 0, 7, 7], ignoreIndex: 9, labelSmoothing: 0.2f,
            classWeights: [1, 0, 3, 1, 1, 1, 1, 2, 1, 1, 1, 5, 1, 1, 0.25f, 1, 7, 1, 1]), 5, 19);
    }

    [Fact]
    public void AllIgnoredIsNaNWithGradientsOfZero()
    {
        var logits = new TrainingPass(1, 0).Watch(Tensor.Zeros(2, 3));
        var loss = CrossEntropy.Mean(logits, [-100, -100]);
        Assert.True(float.IsNaN(loss.Item()));
        Assert.All(loss.Backward()[logits].ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, CrossEntropy.Sum(Tensor.Zeros(2, 3), [-100, -100]).Item());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5f)]
    public void NothingButTargetsOfWeight0IsNaNWithGradientsOfZero(float smoothing)
    {
        var logits = new TrainingPass(1, 0).Watch(Tensor.Zeros(2, 3));
        var loss = CrossEntropy.Mean(logits, [1, -100], labelSmoothing: smoothing, classWeights: [1, 0, 2]);
        Assert.True(float.IsNaN(loss.Item()));
        Assert.All(loss.Backward()[logits].ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void WithoutSmoothingAndWithWeightsOf1TheBitsAreThePlainOnes()
    {
        var values = Tensor.Uniform(new Shape(40, 21), -3, 3, 1);
        int[] targets = [.. Enumerable.Range(0, 40).Select(i => i * 8 % 21)];
        Tensor plain = new TrainingPass(1, 0).Watch(values), weighted = new TrainingPass(1, 0).Watch(values);
        Tensor first = CrossEntropy.Mean(plain, targets),
            second = CrossEntropy.Mean(weighted, targets, classWeights: [.. Enumerable.Repeat(1f, 21)]);
        Near.SameBits(first.Span, second.Span);
        Near.SameBits(first.Backward()[plain].Span, second.Backward()[weighted].Span);
    }

    [Fact]
    public void WeightsChangedAfterTheWayForwardDoNotReachTheWayBack()
    {
        var logits = new TrainingPass(1, 0).Watch(Tensor.Zeros(1, 2));
        float[] weights = [2, 1];
        var loss = CrossEntropy.Sum(logits, [0], classWeights: weights);
        weights[0] = 100;
        Assert.Equal([-1, 1], loss.Backward()[logits].ToArray());
    }

    [Fact]
    public void LargeLogitsDoNotOverflow() =>
        Assert.Equal(2000, CrossEntropy.Mean(Tensor.Of(new float[,] { { 1000, -1000 } }), [1]).Item());

    [Fact]
    public void WrongSettingsAreNamed()
    {
        var logits = Tensor.Zeros(2, 3);
        Throws<ArgumentOutOfRangeException>(
            "labelSmoothing is -0.5, but a number from 0 to 1 was expected", () =>
            CrossEntropy.Mean(logits, [0, 1], labelSmoothing: -0.5f));
        Throws<ArgumentOutOfRangeException>(
            "labelSmoothing is 2", () => CrossEntropy.Sum(logits, [0, 1], labelSmoothing: 2));
        Throws<ArgumentOutOfRangeException>(
            "labelSmoothing is NaN", () => CrossEntropy.Mean(logits, [0, 1], labelSmoothing: float.NaN));
        Throws<ArgumentException>(
            "2 class weights were given for 3 classes", () => CrossEntropy.Mean(logits, [0, 1], classWeights: [1, 2]));
        Throws<ArgumentOutOfRangeException>(
            "classWeights[1] is -1, but a number of 0 or more was expected", () =>
            CrossEntropy.Mean(logits, [0, 1], classWeights: [1, -1, 1]));
        Throws<ArgumentOutOfRangeException>(
            "classWeights[2] is NaN", () => CrossEntropy.Sum(logits, [0, 1], classWeights: [1, 1, float.NaN]));
        Throws<ArgumentOutOfRangeException>(
            "classWeights[0] is Infinity", () =>
            CrossEntropy.Sum(logits, [0, 1], classWeights: [float.PositiveInfinity, 1, 1]));
    }

    [Fact]
    public void WrongTargetsAreNamed()
    {
        var logits = Tensor.Zeros(2, 3);
        Assert.Contains(
            "targets[1] is 3, but there are 3 classes", Assert.Throws<ArgumentOutOfRangeException>(
            () => CrossEntropy.Mean(logits, [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "targets[0] is -1", Assert.Throws<ArgumentOutOfRangeException>(
            () => CrossEntropy.Sum(logits, [-1, 0])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "1 targets were given for logits of shape [2, 3]", Assert.Throws<ArgumentException>(
            () => CrossEntropy.Mean(logits, [0])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "logits have shape [6]", Assert.Throws<ArgumentException>(
            () => CrossEntropy.Mean(Tensor.Zeros(6), [0])).Message, StringComparison.Ordinal);
    }

    private static void Throws<TException>(string message, Action action)
        where TException : Exception =>
        Assert.Contains(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
